import { api, type CheckReport, type RecentWorkspace, type WorkspaceInfo } from '$lib/api';
import { attempt } from '$lib/act';
import type { Command } from '$lib/commands';
import { go } from '$lib/router.svelte';
import { toasts } from '$lib/ui';
import { workspace } from '$lib/workspace.svelte';

/** Opening, making, checking and leaving workspaces. */
class Workspaces {
  recent = $state.raw<RecentWorkspace[]>([]);
  /** True while a workspace is being opened or made, which can take a moment. */
  busy = $state(false);
  report = $state.raw<CheckReport>();
  reportOpen = $state(false);

  /** The workspaces that were open before, without the one that is. */
  others = $derived(this.recent.filter(({ path }) => path !== workspace.info?.path));

  async loadRecent(): Promise<void> {
    this.recent = (await attempt(() => api.workspaces.recent())) ?? [];
  }

  create = () => this.#change(() => api.workspaces.create());
  open = () => this.#change(() => api.workspaces.open());
  startEmpty = () => this.#change(() => api.workspaces.startEmpty());
  startSample = () => this.#change(() => api.workspaces.startSample());
  openRecent = (path: string) => this.#change(() => api.workspaces.openRecent(path));

  removeSample = async () => {
    if (!(await this.#change(() => api.workspaces.removeSample()))) return;
    toasts.show({
      text: 'Sample workspace removed',
      action: { label: 'Undo', run: () => this.#change(() => api.workspaces.restoreSample()) },
    });
  };

  check = async () => {
    this.report = undefined;
    this.reportOpen = true;
    this.report = await attempt(() => api.workspaces.check());
    if (!this.report) this.reportOpen = false;
  };

  /** Changes the workspace; true when it was done. Another workspace begins at its first screen. */
  async #change(work: () => Promise<WorkspaceInfo>): Promise<boolean> {
    const before = workspace.info?.path ?? '';
    this.busy = true;
    const info = await attempt(work);
    this.busy = false;
    void this.loadRecent();
    if (info && info.path !== before) go('sessions');
    return info !== undefined;
  }

  /** What palette and menu offer for workspaces. */
  commands(): Command[] {
    const group = 'Workspace';
    const open = () => workspace.open;
    return [
      { id: 'workspace.new', title: 'New workspace …', group, words: 'create file', run: this.create },
      {
        id: 'workspace.open',
        title: 'Open workspace …',
        group,
        words: 'file',
        run: this.open,
      },
      ...this.others
        .filter(({ missing }) => !missing)
        .map(({ path, name }) => ({
          id: `workspace.open:${path}`,
          title: `Open workspace: ${name}`,
          group,
          words: 'recent',
          run: () => this.openRecent(path),
        })),
      {
        id: 'workspace.check',
        title: 'Check the workspace file',
        group,
        words: 'integrity',
        when: open,
        run: this.check,
      },
      {
        id: 'workspace.sample.remove',
        title: 'Remove the sample workspace',
        group,
        when: () => workspace.info?.sample ?? false,
        run: this.removeSample,
      },
      {
        id: 'workspace.sample.start',
        title: 'Explore the sample workspace',
        group,
        when: () => open() && workspace.info?.sample !== true,
        run: this.startSample,
      },
    ];
  }
}

export const workspaces = new Workspaces();
