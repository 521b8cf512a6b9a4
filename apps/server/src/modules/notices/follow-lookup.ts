/** Port: whether a person follows a project. The alerts module provides it globally; without it nobody follows anything. */
export abstract class FollowLookup {
  abstract isFollowed(userId: string, projectId: string): Promise<boolean>;
}
