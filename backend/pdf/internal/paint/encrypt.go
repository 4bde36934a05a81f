package paint

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"fmt"
)

// encryption locks a file with a password: AES-256, revision 6 (ISO 32000-2, 7.6.4). Only streams are encrypted: all else,
// with every string in it, is packed into streams.
type encryption struct {
	block      cipher.Block // of the file's key
	dictionary []byte
}

// longestPassword is how many bytes of a password count (ISO 32000-2, 7.6.4.3.3).
const longestPassword = 127

func newEncryption(password string) (*encryption, error) {
	secret := []byte(password)
	secret = secret[:min(len(secret), longestPassword)]
	const keyLength, saltLength, tail = 32, 8, 4
	random := make([]byte, keyLength+4*saltLength+tail)
	if _, err := rand.Read(random); err != nil {
		return nil, err
	}
	key, salts := random[:keyLength], random[keyLength:]
	salt := func(i int) []byte { return salts[i*saltLength : (i+1)*saltLength] }
	// Whoever may open the file may do everything with it: the owner's password is the user's.
	user := bytes.Join([][]byte{hashed(secret, salt(0), nil), salt(0), salt(1)}, nil)
	userKey := wrapped(key, hashed(secret, salt(1), nil))
	owner := bytes.Join([][]byte{hashed(secret, salt(2), user), salt(2), salt(3)}, nil)
	ownerKey := wrapped(key, hashed(secret, salt(3), user))
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	const everything = -4 // all permissions
	allowed := int32(everything)
	permissions := binary.LittleEndian.AppendUint32(nil, uint32(allowed))
	permissions = append(permissions, 0xff, 0xff, 0xff, 0xff, 'T', 'a', 'd', 'b')
	permissions = append(permissions, random[len(random)-tail:]...)
	block.Encrypt(permissions, permissions)
	return &encryption{block: block, dictionary: fmt.Appendf(nil,
		"<</Filter/Standard/V 5/R 6/Length 256/P %d/U<%X>/UE<%X>/O<%X>/OE<%X>/Perms<%X>"+
			"/CF<</StdCF<</CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>/StmF/StdCF/StrF/StdCF>>",
		everything, user, userKey, owner, ownerKey, permissions)}, nil
}

// hashed is the hash of a password by algorithm 2.B (ISO 32000-2, 7.6.4.3.4).
func hashed(password, salt, user []byte) []byte {
	first := sha256.Sum256(bytes.Join([][]byte{password, salt, user}, nil))
	k := first[:]
	const times, least = 64, 64
	for round := 0; ; round++ {
		data := bytes.Repeat(bytes.Join([][]byte{password, k, user}, nil), times)
		block, err := aes.NewCipher(k[:16])
		if err != nil {
			panic(err) // 16 bytes are always a key
		}
		cipher.NewCBCEncrypter(block, k[16:32]).CryptBlocks(data, data)
		sum := 0
		for _, b := range data[:16] {
			sum += int(b)
		}
		switch sum % 3 {
		case 0:
			h := sha256.Sum256(data)
			k = h[:]
		case 1:
			h := sha512.Sum384(data)
			k = h[:]
		default:
			h := sha512.Sum512(data)
			k = h[:]
		}
		if round >= least-1 && int(data[len(data)-1]) <= round+1-32 {
			return k[:32]
		}
	}
}

// wrapped is the file's key, locked with another.
func wrapped(key, with []byte) []byte {
	block, err := aes.NewCipher(with)
	if err != nil {
		panic(err) // 32 bytes are always a key
	}
	out := make([]byte, len(key))
	//nolint:gosec // the standard wants no vector here: what is locked is random, and once only
	cipher.NewCBCEncrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(out, key)
	return out
}

// stream encrypts the data of a stream object.
func (e *encryption) stream(body []byte) ([]byte, error) {
	o, ok := open(body)
	if !ok {
		return nil, errLayout
	}
	padding := aes.BlockSize - len(o.data)%aes.BlockSize
	locked := make([]byte, aes.BlockSize, aes.BlockSize+len(o.data)+padding)
	if _, err := rand.Read(locked); err != nil {
		return nil, err
	}
	locked = append(locked, o.data...)
	locked = append(locked, bytes.Repeat([]byte{byte(padding)}, padding)...)
	cipher.NewCBCEncrypter(e.block, locked[:aes.BlockSize]).CryptBlocks(locked[aes.BlockSize:], locked[aes.BlockSize:])
	return o.with(locked, ""), nil
}
