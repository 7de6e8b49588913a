/** What the assignments service sends, as the readers in `wire` return it: null for anything missing. */
export interface WireItemBody {
  content?: string | null;
  /** Text if it isn't given. */
  contentType?: 'text' | 'html';
}

export interface WireAssignment {
  id: string;
  displayName: string;
  instructions: WireItemBody | null;
  dueDateTime: string | null;
  closeDateTime: string | null;
  createdDateTime: string | null;
  status: string | null;
  allowLateSubmissions: boolean | null;
  allowStudentsToAddResourcesToSubmission: boolean | null;
  grading: { maxPoints: number | null };
  /** The folder where its files must go; null until it is created. */
  resourcesFolderUrl: string | null;
  /** Only if they were requested. */
  resources: WireResource[];
  /** A student's own; for a teacher, all; null if they weren't requested. */
  submissions: WireSubmission[] | null;
}

/** An assignment's content when created or changed; anything left out stays unchanged. */
export interface AssignmentContent {
  displayName?: string;
  instructions?: { contentType: 'text'; content: string } | null;
  dueDateTime?: string;
  allowLateSubmissions?: boolean;
  maxPoints?: number | null;
}

/** Which assignment in which class. */
export interface AssignmentKey {
  classId: string;
  assignmentId: string;
}

/** Which submission for an assignment. */
export interface SubmissionKey extends AssignmentKey {
  submissionId: string;
}

/** A file, a link or something else, in an assignment or a submission. */
export interface WireResource {
  id: string;
  /** In a submission: the assignment's resource that it is a copy of. */
  assignmentResourceUrl: string | null;
  resource: Record<'displayName' | 'fileUrl' | 'link' | 'url' | 'webUrl', string | null>;
}

/** A file as an assignment or submission refers to it. */
export interface NewResource {
  '@odata.type': string;
  displayName: string;
  fileUrl: string;
}

export interface WireOutcome {
  id: string | null;
  kind: 'Feedback' | 'Points';
  feedback: WireItemBody | null;
  publishedFeedback: WireItemBody | null;
  points: number | null;
  publishedPoints: number | null;
}

export interface WireSubmission {
  id: string;
  status: string | null;
  submittedDateTime: string | null;
  returnedDateTime: string | null;
  /** The student it belongs to. */
  studentId: string | null;
  resourcesFolderUrl: string | null;
  resources: WireResource[];
  submittedResources: WireResource[];
  /** Null if they weren't requested. */
  outcomes: WireOutcome[] | null;
}
