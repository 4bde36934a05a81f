package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// run is what one process took.
type run struct {
	wall, cpu time.Duration
	memory    int64 // the most it held at once, in KB; of Chromium, the largest of its processes
}

// way is one of those that set the text.
type way struct {
	name, pdf string
	command   func(folder string) []string
}

func ways() ([]way, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	return []way{
		{"**Throughline**", "ours.pdf", func(f string) []string { return []string{self, "ours", f + "/text.md", f + "/ours.pdf"} }},
		{"gofpdf, naive", "naive.pdf", func(f string) []string { return []string{self, "naive", f + "/text.txt", f + "/naive.pdf"} }},
		{"Typst", "typst.pdf", func(f string) []string {
			return []string{"node", os.Getenv("TYPST"), f + "/text.typ", f + "/typst.pdf"}
		}},
		{"Chromium", "chromium.pdf", func(f string) []string {
			return []string{
				"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir=" + f + "/profile",
				"--print-to-pdf=" + f + "/chromium.pdf", f + "/text.html",
			}
		}},
	}, nil
}

// measure runs a command.
func measure(command []string) (run, error) {
	const longest = 10 * time.Minute
	ctx, stop := context.WithTimeout(context.Background(), longest)
	defer stop()
	var said bytes.Buffer
	process := exec.CommandContext(ctx, command[0], command[1:]...)
	process.Stderr = &said
	began := time.Now()
	if err := process.Run(); err != nil {
		return run{}, fmt.Errorf("%s: %w\n%s", strings.Join(command, " "), err, said.String())
	}
	r := run{wall: time.Since(began), cpu: process.ProcessState.UserTime() + process.ProcessState.SystemTime()}
	if usage, ok := process.ProcessState.SysUsage().(*syscall.Rusage); ok {
		r.memory = usage.Maxrss
	}
	return r, nil
}

// compare prints the table: the medians of three rounds, in each of which every way sets the text once.
func compare(folders []string) error {
	all, err := ways()
	if err != nil {
		return err
	}
	fmt.Println("| text | by | time | × naive | processor | pages | pages a second | peak memory | file |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|")
	for _, folder := range folders {
		const rounds = 3
		runs := make([][]run, len(all))
		for range rounds {
			for i, w := range all {
				r, err := measure(w.command(folder))
				if err != nil {
					return err
				}
				runs[i] = append(runs[i], r)
			}
		}
		if err := rows(folder, all, runs); err != nil {
			return err
		}
	}
	return nil
}

func rows(folder string, all []way, runs [][]run) error {
	naive := median(runs[1], func(r run) float64 { return r.wall.Seconds() })
	words, err := os.ReadFile(filepath.Join(folder, "text.txt"))
	if err != nil {
		return err
	}
	what := fmt.Sprintf("%d words", len(strings.Fields(string(words))))
	for i, w := range all {
		wall := median(runs[i], func(r run) float64 { return r.wall.Seconds() })
		cpu := median(runs[i], func(r run) float64 { return r.cpu.Seconds() })
		memory := median(runs[i], func(r run) float64 { return float64(r.memory) / 1024 })
		pages, err := pagesOf(filepath.Join(folder, w.pdf))
		if err != nil {
			return err
		}
		file, err := os.Stat(filepath.Join(folder, w.pdf))
		if err != nil {
			return err
		}
		fmt.Printf("| %s | %s | %.2f s | %.1f | %.2f s | %d | %.0f | %.0f MB | %d KB |\n",
			what, w.name, wall, wall/naive, cpu, pages, float64(pages)/wall, memory, file.Size()/1024)
		what = ""
	}
	return nil
}

func median(runs []run, of func(run) float64) float64 {
	values := make([]float64, len(runs))
	for i, r := range runs {
		values[i] = of(r)
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// pagesOf asks qpdf.
func pagesOf(path string) (pages int, err error) {
	said, err := exec.Command("qpdf", "--show-npages", path).Output()
	if err != nil {
		return 0, err
	}
	_, err = fmt.Sscan(string(said), &pages)
	return pages, err
}
