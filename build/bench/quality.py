"""Prints how well texts are grouped into the themes that people gave them, by Throughline and by scikit-learn.

    quality.py PROGRAM FOLDER SET...

A set is a file SET.tsv of FOLDER: a text and its theme in each line. Throughline is not told how many themes there are;
scikit-learn is. ACC is the share of texts in the right theme when themes are matched one to one, NMI the normalised mutual
information, ARI the adjusted Rand index, B3 the F-measure of B-cubed (Bagga and Baldwin, 1998), all times 100.
"""

import json
import os
import sys
import time

import numpy as np
from scipy.optimize import linear_sum_assignment
from sklearn.cluster import AgglomerativeClustering, KMeans
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

MOST_FOR_LINKAGE = 12_000  # average linkage needs memory for every pair


def read(path):
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    return [row[0] for row in rows], [row[1] for row in rows]


def numbered(labels):
    known = {}
    return np.array([known.setdefault(label, len(known)) for label in labels])


def scores(truth, found):
    table = np.zeros((truth.max() + 1, found.max() + 1))
    np.add.at(table, (truth, found), 1)
    rows, columns = linear_sum_assignment(-table)
    n = len(truth)
    precision = (table**2 / table.sum(0, keepdims=True)).sum() / n
    recall = (table**2 / table.sum(1, keepdims=True)).sum() / n
    return [
        100 * table[rows, columns].sum() / n,
        100 * normalized_mutual_info_score(truth, found),
        100 * adjusted_rand_score(truth, found),
        100 * 2 * precision * recall / (precision + recall),
    ]


def apart(work):
    """Runs work in a process of its own: what it gives, its seconds, and the most memory it had, in MB."""
    read_end, write_end = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        with os.fdopen(write_end, "w") as out:
            json.dump(work(), out)
        os._exit(0)
    os.close(write_end)
    with os.fdopen(read_end) as result:
        text = result.read()
    _, status, usage = os.wait4(child, 0)
    if status != 0:
        sys.exit("A measurement failed.")
    return json.loads(text), time.monotonic() - began, usage.ru_maxrss / 1024


def run(command):
    """Runs a program in place of a child: its output, seconds and memory."""
    read_end, write_end = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        os.dup2(write_end, 1)
        os.close(read_end)
        os.close(write_end)
        os.execv(command[0], command)
    os.close(write_end)
    with os.fdopen(read_end) as result:
        text = result.read()
    _, status, usage = os.wait4(child, 0)
    if status != 0:
        sys.exit("Failed: " + " ".join(command))
    return text, time.monotonic() - began, usage.ru_maxrss / 1024


def throughline(program, path, n):
    text, seconds, memory = run([program, "group", path, "--json"])
    result = json.loads(text)
    found = np.full(n, -1)
    for theme, group in enumerate(result["themes"]):
        found[group["members"]] = theme
    alone = found < 0  # each is a theme of its own
    found[alone] = len(result["themes"]) + np.arange(alone.sum())
    return found, len(result["themes"]), seconds, memory


def by_words(texts):
    return TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)


def k_means(texts, k):
    return KMeans(k, n_init=3, random_state=0, max_iter=100).fit_predict(by_words(texts)).tolist()


def average_link(texts, k):
    vectors = by_words(texts).toarray().astype(np.float32) + 1e-6
    return AgglomerativeClustering(k, linkage="average", metric="cosine").fit_predict(vectors).tolist()


def row(name, method, themes, values, seconds, memory):
    cells = [name, method, str(themes)] + [f"{v:.1f}" for v in values] + [f"{seconds:.1f} s", f"{memory:.0f} MB"]
    print("| " + " | ".join(cells) + " |", flush=True)


def main():
    program, folder, *names = sys.argv[1:]
    print("| set | by | themes | ACC | NMI | ARI | B³ | time | peak memory |")
    print("|---|---|---|---|---|---|---|---|---|", flush=True)
    for name in names:
        path = os.path.join(folder, name + ".tsv")
        texts, labels = read(path)
        truth = numbered(labels)
        k = int(truth.max()) + 1
        title = f"{name} ({len(texts)}, {k})"
        found, themes, seconds, memory = throughline(program, path, len(texts))
        row(title, "**throughline group**", themes, scores(truth, found), seconds, memory)
        for method, work in (("TF-IDF, k-means, told the number", k_means), ("TF-IDF, average-link, told", average_link)):
            if work is average_link and len(texts) > MOST_FOR_LINKAGE:
                continue
            groups, seconds, memory = apart(lambda work=work: work(texts, k))
            row(title, method, k, scores(truth, np.array(groups)), seconds, memory)


if __name__ == "__main__":
    main()
