package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"throughline/backend/api"
	"throughline/backend/discovery"
	"throughline/backend/settings"
	"throughline/backend/store"
	"throughline/backend/themes"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	done   = 0
	failed = 1
	misuse = 2
)

// Environment is what the command line runs in.
type Environment struct {
	In       io.Reader
	Out, Err io.Writer
	Version  string
	Window   func(workspace string) error // opens the window; "" for the workspace that was open last
	Now      func() time.Time             // the clock
	Model    func() themes.Encoder        // opens the sentence model; nil, or giving nil, where there is none
}

// Run does what args ask for (without the program's name) and gives the exit code.
func Run(args []string, env Environment) int {
	root := rootCommand(&env)
	root.SetArgs(args)
	root.SetOut(env.Out)
	root.SetErr(env.Err)
	err := root.Execute()
	if err == nil {
		return done
	}
	if errors.Is(err, errDiffers) {
		return failed
	}
	fmt.Fprintln(env.Err, "throughline: "+oneLine(err)) //nolint:errcheck // nothing is left to tell it to
	if _, ok := errors.AsType[usageError](err); ok {
		return misuse
	}
	return failed
}

// usageError is a command line that can't be understood.
type usageError struct{ error }

func oneLine(err error) string {
	text := err.Error()
	if e, ok := errors.AsType[*discovery.Error](err); ok {
		text = e.Message
	}
	return strings.Join(strings.Fields(text), " ")
}

// command is one run of a subcommand.
type command struct {
	*Environment
	workspace string
	asJSON    bool
}

func rootCommand(env *Environment) *cobra.Command {
	c := &command{Environment: env}
	root := &cobra.Command{
		Use:   "throughline [FILE" + store.Extension + "]",
		Short: "Requirement-gathering sessions, from the call to the PRD, offline",
		Long: "Throughline runs requirement-gathering sessions: notes, asks in people's own words, themes, PRDs.\n" +
			"With no subcommand it opens the window; the subcommands do the same work without one.",
		Version:       env.Version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          usage(cobra.MaximumNArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				if !strings.HasSuffix(args[0], store.Extension) {
					return usageError{fmt.Errorf("there is no subcommand %q; see throughline --help", args[0])}
				}
				c.workspace = args[0]
			}
			return env.Window(c.workspace)
		},
	}
	root.PersistentFlags().StringVar(&c.workspace, "workspace", "",
		"the workspace `FILE` (default: the one in your data folder)")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(
		c.initCommand(), c.importCommand(), c.sessionsCommand(), c.asksCommand(), c.themesCommand(), c.prdsCommand(),
		c.promisesCommand(), c.metricsCommand(), c.searchCommand(), c.similarCommand(), c.groupCommand(), c.prdCommand(),
		c.followUpCommand(), c.dumpCommand(), c.loadCommand(), c.checkCommand(),
		c.backupCommand(), c.backupsCommand(), c.restoreCommand(),
	)
	return root
}

// usage makes a wrong number of arguments a usage error.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{fmt.Errorf("%w; see %s --help", err, cmd.CommandPath())}
		}
		return nil
	}
}

// path is the workspace that the command works on.
func (c *command) path() (string, error) {
	if c.workspace != "" {
		return c.workspace, nil
	}
	folder, err := settings.DataFolder()
	if err != nil {
		return "", err
	}
	file, err := settings.Open(folder)
	if err != nil {
		return "", err
	}
	return api.DefaultPath(file), nil
}

// open opens the workspace that the command works on.
func (c *command) open(create bool) (*store.Store, error) {
	path, err := c.path()
	if err != nil {
		return nil, err
	}
	st, err := store.Open(path, store.Options{Create: create, Now: c.Now})
	if discovery.CodeOf(err) == discovery.NotFound {
		return nil, discovery.Errorf(discovery.NotFound, "There is no workspace %s. Make it with throughline init.", path)
	}
	return st, err
}

// with runs f on the workspace and closes it.
func (c *command) with(f func(*store.Store) error) error {
	st, err := c.open(false)
	if err != nil {
		return err
	}
	return errors.Join(f(st), st.Close())
}

// product finds a product by its name, whatever the case.
func product(st *store.Store, name string) (discovery.Product, error) {
	products, err := st.Products()
	if err != nil {
		return discovery.Product{}, err
	}
	names := make([]string, len(products))
	for i, p := range products {
		if strings.EqualFold(p.Name, discovery.CleanLine(name)) {
			return p, nil
		}
		names[i] = p.Name
	}
	known := "there is none yet"
	if len(names) > 0 {
		known = "there are: " + strings.Join(names, ", ")
	}
	return discovery.Product{}, discovery.Errorf(discovery.NotFound, "There is no product %q; %s.", name, known)
}
