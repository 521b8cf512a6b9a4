/** Port: what a person follows. The alerts module provides it globally; without it nobody follows anything. */
export abstract class FollowLookup {
  /** Which of these projects, owners and agencies the person follows; a handful at most. */
  abstract followedAmong(userId: string, targetIds: string[]): Promise<Set<string>>;
}
