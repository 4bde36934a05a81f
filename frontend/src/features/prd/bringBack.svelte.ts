import { api, type PRDVersion } from '$lib/api';
import { attemptUndoable } from '$lib/act';
import { versionName } from './versionWords';

/** Brings what a version says back into the draft, and keeps what of it could not come. */
export class BringingBack {
  /** What could not come back last time, a sentence each. */
  missing = $state.raw<readonly string[]>([]);
  busy = $state(false);

  /** One section or requirement, by its id, or all for ''. True when it was done. */
  async bring(version: PRDVersion, partId = ''): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.missing = [];
    const done = await attemptUndoable(
      ({ what }) => `${what === 'all' ? 'All' : what} of ${versionName(version)} is in the draft again`,
      async () => {
        const brought = await api.versions.bringBack({ prdId: version.prdId, versionId: version.id, partId });
        this.missing = brought.missing;
        return brought;
      },
    );
    this.busy = false;
    return done;
  }
}
