// Command wording runs the language check over the requirements of a file, one a line (of a TSV its first column), and
// prints how many findings each rule has; with a number behind it, so many of them, drawn evenly, to be judged by eye.
//
//	go run ./build/bench/wording FILE [NUMBER [RULE]]
package main

import (
	"bufio"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"throughline/backend/wording"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) < 2 {
		log.Fatal("usage: wording FILE [NUMBER [RULE]]")
	}
	lines, err := read(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	type one struct {
		line    string
		finding wording.Finding
	}
	var all []one
	count, statements := map[wording.Rule]int{}, map[wording.Rule]int{}
	began, touched := time.Now(), 0
	for _, line := range lines {
		found := wording.Check(wording.Statement{Text: line, Product: "product", Criteria: []string{"it is there"}, Sources: 1})
		seen := map[wording.Rule]bool{}
		for _, f := range found {
			all = append(all, one{line, f})
			count[f.Rule]++
			if !seen[f.Rule] {
				statements[f.Rule]++
			}
			seen[f.Rule] = true
		}
		if len(found) > 0 {
			touched++
		}
	}
	took := time.Since(began)
	fmt.Printf("%d statements, %d with findings, %v each\n\n| rule | findings | statements |\n|---|---|---|\n",
		len(lines), touched, took/time.Duration(max(1, len(lines))))
	for _, rule := range wording.Rules {
		if count[rule.Value] > 0 {
			fmt.Printf("| %s | %d | %d |\n", rule.Value, count[rule.Value], statements[rule.Value])
		}
	}
	if len(os.Args) < 3 {
		return
	}
	number, err := strconv.Atoi(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	if len(os.Args) > 3 {
		all = slices.DeleteFunc(all, func(o one) bool { return string(o.finding.Rule) != os.Args[3] })
	}
	random := rand.New(rand.NewPCG(1, 2))
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for i, o := range all[:min(number, len(all))] {
		fmt.Printf("\n%d. [%s] “%s”\n   %s\n", i+1, o.finding.Rule, o.finding.Words, o.line)
		if o.finding.Rewrite != "" {
			fmt.Printf("   → %s\n", o.finding.Rewrite)
		}
	}
}

// read gives the first column of each line.
func read(path string) ([]string, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close() //nolint:errcheck // only read
	var lines []string
	scanner := bufio.NewScanner(file)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		line, _, _ := strings.Cut(scanner.Text(), "\t")
		if strings.TrimSpace(line) != "" {
			lines = append(lines, line)
		}
	}
	return lines, scanner.Err()
}
