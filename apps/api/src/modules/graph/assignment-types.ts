/** What the assignments service sends, as far as it is asked for. All but ids may be missing or null. */
type Optional<T> = { [Key in keyof T]?: T[Key] | null };

export interface WireItemBody extends Optional<{ content: string }> {
  /** Text where it is not said. */
  contentType?: 'text' | 'html' | null;
}

export interface WireAssignment extends Optional<{
  displayName: string;
  instructions: WireItemBody;
  dueDateTime: string;
  closeDateTime: string;
  status: string;
  allowLateSubmissions: boolean;
  grading: { maxPoints?: number | null };
  /** Of the folder that its files have to lie in; null until it is made. */
  resourcesFolderUrl: string;
  /** Only where they were asked for. */
  resources: WireResource[];
}> {
  id: string;
}

/** An assignment as it is made or changed; what is left out stays as it is. */
export interface AssignmentContent {
  displayName?: string;
  instructions?: { contentType: 'text'; content: string } | null;
  dueDateTime?: string;
  allowLateSubmissions?: boolean;
  maxPoints?: number | null;
}

/** Which assignment of which class. */
export interface AssignmentKey {
  classId: string;
  assignmentId: string;
}

/** Which submission of an assignment. */
export interface SubmissionKey extends AssignmentKey {
  submissionId: string;
}

/** A file, a link or something else, of an assignment or a submission. */
export interface WireResource {
  id: string;
  /** Of a submission's: names the assignment's resource that it is a copy of. */
  assignmentResourceUrl?: string | null;
  resource?:
    | ({ '@odata.type'?: string } & Optional<{
        displayName: string;
        fileUrl: string;
        link: string;
        url: string;
        webUrl: string;
      }>)
    | null;
}

export interface WireOutcome extends Optional<{
  feedback: { text?: WireItemBody | null };
  publishedFeedback: { text?: WireItemBody | null };
  points: { points?: number | null };
  publishedPoints: { points?: number | null };
}> {
  id: string;
  '@odata.type'?: string;
}

export interface WireSubmission extends Optional<{
  status: string;
  submittedDateTime: string;
  returnedDateTime: string;
  recipient: { userId?: string | null };
  submittedBy: { user?: { id?: string | null } | null };
  resourcesFolderUrl: string;
  resources: WireResource[];
  submittedResources: WireResource[];
  outcomes: WireOutcome[];
}> {
  id: string;
}
