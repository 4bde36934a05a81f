package discovery

// Chart is numbers that a document shows as a figure. A text shows one as ![caption](chart:NAME).
type Chart struct {
	Kind   ChartKind
	Title  string
	Unit   string // behind each number
	Labels []string
	Series []ChartSeries
	Target *float64
	Aim    string // what is said of the target
}

// ChartSeries is one row of numbers, one for each label. NaN is none.
type ChartSeries struct {
	Name   string
	Values []float64
}

// ChartKind is how a chart shows its numbers.
type ChartKind string

// The kinds.
const (
	LineChart   ChartKind = "lines"   // how something goes with time
	ColumnChart ChartKind = "columns" // amounts side by side
	BarChart    ChartKind = "bars"    // amounts below each other, where their names are long
)
