// Command wording runs the language check over the requirements of a file, one a line (of a TSV its first column), and
// prints how many findings each rule has as a table of Markdown; with -look, so many of them, to be judged by eye.
// build/docs/language.md holds what was seen.
//
//	go run ./build/bench/wording [-look N] [-rule RULE] [-seed N] FILE
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"time"

	"throughline/backend/wording"
)

func main() {
	log.SetFlags(0)
	look := flag.Int("look", 0, "so many findings, drawn evenly, to be judged by eye")
	rule := flag.String("rule", "", "of this rule alone")
	seed := flag.Uint64("seed", 50, "of what is drawn")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("usage: wording [-look N] [-rule RULE] [-seed N] FILE")
	}
	lines, err := read(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	began := time.Now()
	all := check(lines)
	took := time.Since(began)
	table(all)
	fmt.Printf("\n%d statements, %v each\n", len(lines), took/time.Duration(max(1, len(lines))))
	if *rule != "" {
		all = slices.DeleteFunc(all, func(o one) bool { return string(o.finding.Rule) != *rule })
	}
	random := rand.New(rand.NewPCG(*seed, *seed))
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for i, o := range all[:min(*look, len(all))] {
		fmt.Printf("\n%d. [%s] “%s”\n   %s\n", i+1, o.finding.Rule, o.finding.Words, o.line)
		if o.finding.Rewrite != "" {
			fmt.Printf("   → %s\n", o.finding.Rewrite)
		}
	}
}

// one is a finding with the statement that it is in.
type one struct {
	line    string
	finding wording.Finding
}

func check(lines []string) []one {
	var all []one
	for _, line := range lines {
		for _, f := range wording.Check(wording.Statement{
			Text: line, Product: "product", Criteria: []string{"it is there"}, Sources: 1,
		}) {
			all = append(all, one{line, f})
		}
	}
	return all
}

// table counts the findings of each rule, the statements they are in, and those for which a sentence is offered.
func table(all []one) {
	findings, statements, offered := map[wording.Rule]int{}, map[wording.Rule]map[string]bool{}, map[wording.Rule]int{}
	touched := map[string]bool{}
	for _, o := range all {
		rule := o.finding.Rule
		if statements[rule] == nil {
			statements[rule] = map[string]bool{}
		}
		findings[rule]++
		statements[rule][o.line], touched[o.line] = true, true
		if o.finding.Rewrite != "" {
			offered[rule]++
		}
	}
	fmt.Println("| rule | findings | statements | rewrites offered |\n|---|---|---|---|")
	for _, rule := range wording.Rules {
		if n := findings[rule.Value]; n > 0 {
			fmt.Printf("| %s | %d | %d | %d |\n", rule.Value, n, len(statements[rule.Value]), offered[rule.Value])
		}
	}
	fmt.Printf("| any | %d | %d | |\n", len(all), len(touched))
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
