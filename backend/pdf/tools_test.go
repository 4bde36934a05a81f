package pdf_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"throughline/backend/pdf"
)

// checkWithTools lets qpdf judge a file, where it is installed.
func checkWithTools(t *testing.T, data []byte) {
	t.Helper()
	qpdf, err := exec.LookPath("qpdf")
	if err != nil {
		return
	}
	path := filepath.Join(t.TempDir(), "file.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(qpdf, "--check", path).CombinedOutput(); err != nil {
		t.Errorf("qpdf --check: %v\n%s", err, out)
	}
}

// TestPopplerReadsTheTextBack holds that copying out of another program's reader gives what was typed.
func TestPopplerReadsTheTextBack(t *testing.T) {
	pdftotext, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	texts := []string{
		"Žluťoučký kůň, ąęłńóśźż, ÆØÅ ñ ß Ç ğ ı İ ș ț", "office affluent fjord ffi fl fi → ⇒ 3x4",
		"Съешь же ещё этих мягких булок", "Ξεσκεπάζω τὴν ψυχοφθόρα βδελυγμία", "Tiếng Việt: đường phố, nghiễng",
		"产品需求文档应当说明用户是谁", "製品要求仕様書「かぎ括弧」も正しく。", "제품 요구 사항 문서는 사용자가 누구이며",
		"ภาษาไทยไม่มีช่องว่างระหว่างคำ", "उत्पाद आवश्यकता दस्तावेज़ क्षि प्रिया शर्मा",
		"𠮷野家", "∑ ∫ √ ≤ ≥ ≠ ∞ ∂ ∀ ∃ ∈ ⊂ ± × ÷ x² H₂O", "𝒜𝔅 𝑥 𝟚", "“quoted” ‘it’s’ – — … • « »", "🤩 ✅ 🚀 👍🏽 👩‍💻 🇮🇩",
	}
	data, _ := render(t, "scripts", chapter(strings.Join(texts, "\n\n")))
	command := exec.Command(pdftotext, "-", "-")
	command.Stdin = bytes.NewReader(data)
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	read := strings.Join(strings.Fields(string(out)), "")
	for _, text := range texts {
		if !strings.Contains(read, strings.Join(strings.Fields(text), "")) {
			t.Errorf("%q was not read back", text)
		}
	}
}

// TestPasswordLocksTheFile: nothing can be read without it, everything with it.
func TestPasswordLocksTheFile(t *testing.T) {
	for _, password := range []string{"secret", "пароль 月末 🔑", strings.Repeat("long", 50)} {
		var out bytes.Buffer
		if _, err := pdf.Render(t.Context(), &out, sample(), pdf.Options{Password: password}); err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"month-end", "Carvalho", "gofpdf", "xmpmeta"} {
			if bytes.Contains(out.Bytes(), []byte(word)) {
				t.Errorf("%q stands in the locked file", word)
			}
		}
		qpdf, err := exec.LookPath("qpdf")
		if err != nil {
			continue
		}
		folder := t.TempDir()
		locked, open := filepath.Join(folder, "locked.pdf"), filepath.Join(folder, "open.pdf")
		if err := os.WriteFile(locked, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(qpdf, "--check", locked).CombinedOutput(); err == nil {
			t.Errorf("it opens without a password: %s", out)
		}
		if out, err := exec.Command(qpdf, "--password="+password, "--check", locked).CombinedOutput(); err != nil {
			t.Errorf("qpdf --check: %v\n%s", err, out)
		}
		if out, err := exec.Command(qpdf, "--password="+password, "--decrypt", locked, open).CombinedOutput(); err != nil {
			t.Errorf("qpdf --decrypt: %v\n%s", err, out)
		}
		pdftotext, err := exec.LookPath("pdftotext")
		if err != nil {
			continue
		}
		if words, err := exec.Command(pdftotext, open, "-").CombinedOutput(); err != nil || !bytes.Contains(words, []byte("Closing a month")) {
			t.Errorf("unlocked it reads %.200s (%v)", words, err)
		}
	}
}
