"""Writes reference.json: what all-MiniLM-L6-v2 gives by plain numpy, from the weights as they are published.

    python3 reference.py FOLDER-WITH-MODEL-AND-TOKENIZER > reference.json
"""
import json, math, struct, sys, unicodedata
import numpy as np

TEXTS = [
    "The supplier must be able to see why an invoice was rejected.",
    "Let suppliers see the reason for which their invoices are refused",
    "Music available throughout the house so that I don't have to limit my audio listening to a single room",
    "my smart home to have auto sprinklers so that automatically watering of plants occurs",
    "Closing the month takes nine days; it should take three.",
    "I want to be notified within 2 days",
    "I want to be notified within 5 days",
    "Why has my card not arrived yet?",
    "export to PDF",
    "PDF-Export",
    "Kamar mandi kotor dan air panas tidak menyala.",
    "Tolong dibuatkan fitur export laporan supaya closing bulanan lebih cepat",
    "Café crème, naïve façade, Đặng Thị Ngọc",
    "供应商看不到退款原因",
    "👩‍💻 works from home 🏠",
    "",
    "?!",
    "C++ / C# / .NET",
    "a" * 120,
    "The warehouse needs to know which pallets arrive today, from which carrier, at which gate, and whether the papers are "
    "complete, because otherwise the team at the gate opens every parcel by hand and the shift ends two hours late. " * 4,
]
# What word pieces count in pooling, by id: "the", "to", "home", "my", "be".
FADE = {1996: 0.05, 2000: 0.25, 2188: 0.5, 2026: 0.75, 2022: 0.05}

folder = sys.argv[1]
data = open(folder + "/model.fp16.safetensors", "rb").read()
size = struct.unpack("<Q", data[:8])[0]
W = {}
for name, entry in json.loads(data[8 : 8 + size]).items():
    if name != "__metadata__" and entry["dtype"] == "F16":
        start, end = (8 + size + at for at in entry["data_offsets"])
        W[name] = np.frombuffer(data[start:end], "<f2").reshape(entry["shape"]).astype(np.float64)
VOCABULARY = json.load(open(folder + "/tokenizer.json"))["model"]["vocab"]


def words(text):
    text = "".join(" " if c.isspace() else "" if unicodedata.category(c)[0] == "C" or c == "\ufffd" else c for c in text)
    text = "".join(" %s " % c if 0x4E00 <= ord(c) <= 0x9FFF else c for c in text)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn").lower()
    mark = lambda c: c.isascii() and c.isprintable() and not c.isalnum() and c != " " or unicodedata.category(c)[0] == "P"
    return "".join(" %s " % c if mark(c) else c for c in text).split()


def pieces(text):
    ids = []
    for word in words(text):
        if len(word) > 100:
            ids.append(100)
            continue
        start, found = 0, []
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = ("##" if start else "") + word[start:end]
                if piece in VOCABULARY:
                    found.append(VOCABULARY[piece])
                    break
            else:
                found = [100]
                break
            start = end
        ids += found
    return ids[:126]


def linear(x, name):
    return x @ W[name + ".weight"].T + W[name + ".bias"]


def norm(x, name):
    x = x - x.mean(1, keepdims=True)
    return x / np.sqrt((x * x).mean(1, keepdims=True) + 1e-12) * W[name + ".weight"] + W[name + ".bias"]


def encode(ids, fade):
    ids, n = [101] + ids + [102], len(ids) + 2
    x = W["embeddings.word_embeddings.weight"][ids] + W["embeddings.position_embeddings.weight"][:n]
    x = norm(x + W["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    for i in range(6):
        at = "encoder.layer.%d." % i
        parts = (linear(x, at + "attention.self." + part) for part in ("query", "key", "value"))
        query, key, value = (part.reshape(n, 12, 32).transpose(1, 0, 2) for part in parts)
        scores = query @ key.transpose(0, 2, 1) / math.sqrt(32)
        scores = np.exp(scores - scores.max(2, keepdims=True))
        scores /= scores.sum(2, keepdims=True)
        mixed = (scores @ value).transpose(1, 0, 2).reshape(n, 384)
        x = norm(x + linear(mixed, at + "attention.output.dense"), at + "attention.output.LayerNorm")
        inner = linear(x, at + "intermediate.dense")
        inner = inner * (1 + np.vectorize(math.erf)(inner / math.sqrt(2))) / 2
        x = norm(x + linear(inner, at + "output.dense"), at + "output.LayerNorm")
    count = np.array([0.001] + [fade.get(piece, 1) for piece in ids[1:-1]] + [0.001])
    vector = count @ x
    return [round(float(y), 4) for y in vector / np.linalg.norm(vector)]


for number, text in enumerate(TEXTS):
    ids = pieces(text)
    line = {"text": text, "pieces": ids, "plain": encode(ids, {}), "faded": encode(ids, FADE)}
    print("[" if number == 0 else ",", json.dumps(line, ensure_ascii=False, separators=(",", ":")))
print("]")
