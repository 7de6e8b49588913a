/** A message of a conversation. */
export interface Post {
  readonly id: string;
  /** User id. */
  readonly from: string;
  /** Plain, with line breaks. */
  readonly text: string;
  readonly at: Date;
  readonly hasAttachments: boolean;
}

/** A mail thread in the mailbox of a class's group. */
export interface Conversation {
  readonly id: string;
  readonly threadId: string;
  readonly topic: string;
  /** The first one first; never empty. */
  readonly posts: readonly Post[];
}
