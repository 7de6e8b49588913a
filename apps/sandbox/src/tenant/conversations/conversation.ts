/** A message in a conversation. */
export interface Post {
  readonly id: string;
  /** User id. */
  readonly from: string;
  /** Plain text, with line breaks. */
  readonly text: string;
  readonly at: Date;
  readonly hasAttachments: boolean;
}

/** A mail thread in the mailbox of a class's group. */
export interface Conversation {
  readonly id: string;
  readonly threadId: string;
  readonly topic: string;
  /** Oldest first; never empty. */
  readonly posts: readonly Post[];
}
