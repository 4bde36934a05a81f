package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"text/tabwriter"

	"throughline/backend/discovery"
	"throughline/backend/store"

	"github.com/spf13/cobra"
)

func (c *command) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use: "backup", Short: "Make a backup of the workspace and print its file", Args: usage(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			return c.with(func(st *store.Store) error {
				b, err := st.BackUp(discovery.OwnBackup)
				if err != nil {
					return err
				}
				return c.printLine(b.Path)
			})
		},
	}
}

// backupsCommand works without opening the workspace: it may be damaged, or open in the window.
func (c *command) backupsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "backups", Short: "List the workspace's backups, newest first", Args: usage(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			path, err := c.path()
			if err != nil {
				return err
			}
			made, err := store.Backups(path)
			if err != nil {
				return err
			}
			if c.asJSON {
				return c.printJSON(made)
			}
			w := tabwriter.NewWriter(c.Out, 0, 4, 2, ' ', 0)
			for _, b := range made {
				at := b.At.Local().Format("2006-01-02 15:04")
				if _, err := fmt.Fprintf(w, "%s\t%s\t%d KB\t%s\n", at, b.Reason, (b.Bytes+1023)/1024, b.Path); err != nil {
					return err
				}
			}
			return w.Flush()
		},
	}
	cmd.Flags().BoolVar(&c.asJSON, "json", false, "print JSON")
	return cmd
}

func (c *command) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use: "restore FILE", Short: "Put a backup in the place of the workspace, whose file is kept",
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			path, err := c.path()
			if err != nil {
				return err
			}
			file := args[0]
			if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) && filepath.Base(file) == file {
				file = filepath.Join(store.BackupFolder(path), file) // by its name, as backups lists it
			}
			replaced, err := store.Restore(path, file, c.Now())
			if err != nil {
				return err
			}
			if replaced == nil {
				return c.printLine("Restored. There was no workspace before.")
			}
			return c.printLine("Restored. The file from before is kept as " + replaced.Path)
		},
	}
}
