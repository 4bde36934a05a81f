/**
 * Counts the changes made to the workspace. Whoever reads `version` in an effect runs again after each successful
 * call that changes something, whichever view made it.
 */
class Changes {
  version = $state(0);

  bump(): void {
    this.version += 1;
  }
}

export const changes = new Changes();
