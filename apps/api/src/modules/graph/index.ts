export { AssignmentTitlesGraph } from './assignments/assignment-titles-graph';
export { AssignmentsGraph } from './assignments/assignments-graph';
export { hasPoints, OwnSubmissionsGraph } from './assignments/own-submissions-graph';
export { SubmissionsGraph } from './assignments/submissions-graph';
export { WorkFilesGraph, type NewFile } from './assignments/work-files-graph';
export { AnswerCache } from './cache/answer-cache';
export type { GraphBatchAnswer, GraphBatchRequest } from './client/graph-batch';
export { GraphClient, type GraphBytes, type GraphListOptions } from './client/graph-client';
export { pathSegment } from './client/path-segment';
export { ApplicationGraph } from './directory/application-graph';
export {
  DeltaGraph,
  type DeltaEntry,
  type DeltaPage,
  type Whereabouts,
} from './directory/delta-graph';
export { DirectoryGraph, photoSizes, type PhotoSize } from './directory/directory-graph';
export {
  classesAtOnce,
  RosterGraph,
  type ClassPeople,
  type SchoolLists,
} from './directory/roster-graph';
export { ClassGraph } from './education/class-graph';
export { ConversationsGraph, type WireConversations } from './education/conversations-graph';
export { EducationGraph } from './education/education-graph';
export { FilesGraph, type WireLibrary } from './education/files-graph';
export { GroupGraph } from './education/group-graph';
export { SchoolGraph } from './education/school-graph';
export { GraphModule } from './graph.module';
export type { GraphCallOptions } from './transport/graph-call';
export { isAppOnly, type GraphCaller } from './transport/graph-caller';
export { GraphRequestFailed, GraphUnavailable } from './transport/graph-error';
export { readRetryAfter } from './transport/retry-policy';
export { fileLimits, UploadSlots } from './uploads/upload-slots';
export type * from './wire/assignment-types';
export type * from './wire/graph-types';
export type { WireTenantUser } from './wire/read-directory';
export { unnamed } from './wire/unnamed';
export { each, id, isWord, record, text } from './wire/values';
