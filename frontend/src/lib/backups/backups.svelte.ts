import {
  BackupReason,
  api,
  toApiError,
  type Backup,
  type BackupList,
  type BackupRehearsal,
  type Restored,
} from '$lib/api';
import { attempt } from '$lib/act';
import type { Command } from '$lib/commands';
import { formatMoment, plural } from '$lib/format';
import { go } from '$lib/router.svelte';
import { toasts } from '$lib/ui';
import { workspace } from '$lib/workspace.svelte';

/** How long after a workspace was opened its daily backup may begin, and how often one is thought of, in milliseconds. */
const patience = 4000;
const hour = 3_600_000;

export const reasonWords: Record<BackupReason, string> = {
  [BackupReason.Daily]: 'Daily',
  [BackupReason.ByHand]: 'By hand',
  [BackupReason.Upgrade]: 'Before an upgrade',
  [BackupReason.Replaced]: 'Replaced file',
};

/** The copies of the workspace: making, trying and restoring them. */
class Backups {
  list = $state.raw<BackupList>();
  /** The name of the backup that is being tried or restored; `new` while one is being made. */
  busy = $state('');
  /** What the trial of a backup told, by its name. */
  trials = $state.raw<Record<string, string>>({});
  #told = '';

  /** Makes the daily backups for as long as the calling component lives. */
  keepUp(): void {
    $effect(() => {
      const path = workspace.info?.path ?? '';
      if (path === '') return;
      const first = setTimeout(() => void this.#daily(path), patience);
      const later = setInterval(() => void this.#daily(path), hour);
      return () => {
        clearTimeout(first);
        clearInterval(later);
      };
    });
  }

  async #daily(path: string): Promise<void> {
    try {
      if (await api.backups.keepUp()) void this.load();
      this.#told = '';
    } catch (rejection) {
      if (this.#told === path) return;
      this.#told = path;
      toasts.fail({ text: `Today’s backup was not made. ${toApiError(rejection).words}` });
    }
  }

  async load(): Promise<void> {
    try {
      this.list = await api.backups.list();
    } catch {
      this.list = undefined; // no workspace, no backups
    }
  }

  make = async (): Promise<void> => {
    const made = await this.#work('new', () => api.backups.make());
    if (made) toasts.show({ text: `Backed up: ${sizeOf(made)}, verified` });
  };

  /** Does with a backup all that a restore would do, and tells what would come back. */
  async try({ name }: Backup): Promise<void> {
    const rehearsal = await this.#work(name, () => api.backups.try(name));
    if (rehearsal) this.trials = { ...this.trials, [name]: holds(rehearsal) };
  }

  async restore({ name, at }: Backup): Promise<void> {
    const restored = await this.#restore(name);
    if (!restored) return;
    const back = restored.replaced;
    toasts.show({
      text: `Restored the workspace of ${formatMoment(at)}`,
      ...(back === '' ? {} : { action: { label: 'Undo', run: () => this.#restore(back) } }),
    });
  }

  async #restore(name: string): Promise<Restored | undefined> {
    const restored = await this.#work(name, () => api.backups.restore(name));
    if (restored) go('sessions');
    return restored;
  }

  async #work<T>(name: string, call: () => Promise<T>): Promise<T | undefined> {
    if (this.busy !== '') return undefined;
    this.busy = name;
    const result = await attempt(call);
    this.busy = '';
    await this.load();
    return result;
  }

  commands(): Command[] {
    const group = 'Workspace';
    const when = () => workspace.open;
    return [
      {
        id: 'backup.make',
        title: 'Back up now',
        group,
        words: 'copy save',
        when: () => workspace.open && workspace.info?.readOnly !== true,
        run: this.make,
      },
      {
        id: 'backup.restore',
        title: 'Restore a backup …',
        group,
        words: 'copy bring back',
        when,
        run: () => go('settings', '', { part: 'backups' }),
      },
    ];
  }
}

/** How large a backup is: "1.2 MB". */
export function sizeOf({ bytes }: Backup): string {
  const mb = bytes / (1 << 20);
  return mb < 1 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${mb.toFixed(mb < 10 ? 1 : 0)} MB`;
}

function holds({ counts, lastNote }: BackupRehearsal): string {
  const parts = [
    plural(counts.sessions, 'session'),
    plural(counts.notes, 'note'),
    plural(counts.asks, 'ask'),
    plural(counts.prds, 'PRD'),
  ];
  const newest = lastNote === undefined ? '' : ` Its newest note is of ${formatMoment(lastNote)}.`;
  return `Sound. It holds ${parts.join(', ')}.${newest}`;
}

export const backups = new Backups();
