package cli

import (
	"errors"
	"strconv"
	"time"

	"throughline/backend/discovery"
	"throughline/backend/store"

	"github.com/spf13/cobra"
)

func (c *command) metricsCommand() *cobra.Command {
	cmd := listCommand(c, "metrics", "List what the products are measured by, with the latest readings", cobra.NoArgs,
		func(st *store.Store, _ []string) ([]discovery.MetricSummary, error) { return st.Metrics("") },
		func(m discovery.MetricSummary) []string {
			read := ""
			if m.ReadingDue {
				read = "reading due"
			}
			return []string{m.ID, m.ProductName, m.State.Label(), read, plain(m.Phrase)}
		})
	cmd.AddCommand(c.metricsRecordCommand())
	return cmd
}

func (c *command) metricsRecordCommand() *cobra.Command {
	var day, note string
	var replace bool
	cmd := &cobra.Command{
		Use: "record METRIC-ID VALUE", Short: "Add a reading of a metric and print how it stands",
		Long: "Add a reading of a metric and print how it stands. A day has one reading. A value below zero comes behind --:\n" +
			"throughline metrics record METRIC-ID -- -5",
		Args: usage(cobra.ExactArgs(2)),
		RunE: func(_ *cobra.Command, args []string) error {
			value, err := strconv.ParseFloat(args[1], 64)
			if err != nil {
				return usageError{errors.New("a value is a number like 5 or 12.5")}
			}
			reading := discovery.Reading{MetricID: args[0], ReadOn: day, Value: value, Note: note}
			if day == "" {
				reading.ReadOn = c.Now().Local().Format(time.DateOnly)
			}
			return c.with(func(st *store.Store) error {
				m, err := st.Record(reading, replace)
				switch discovery.CodeOf(err) {
				case discovery.NotFound:
					return discovery.Errorf(discovery.NotFound, "There is no metric %q; see throughline metrics.", args[0])
				case discovery.Conflict:
					return discovery.Errorf(discovery.Conflict, "%s (--replace, --on)", err)
				case "":
					return c.printLine(m.Phrase + ", " + m.State.Label())
				default:
					return err
				}
			})
		},
	}
	cmd.Flags().StringVar(&day, "on", "", "the `DAY` on which it was read, like 2026-12-01 (default: today)")
	cmd.Flags().StringVar(&note, "note", "", "a `REMARK`")
	cmd.Flags().BoolVar(&replace, "replace", false, "put it in the place of that day's reading")
	return cmd
}
