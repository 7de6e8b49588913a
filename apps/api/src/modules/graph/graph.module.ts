import { Inject, Module, type FactoryProvider, type OnApplicationShutdown } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../config/config.module';
import { recordServerTiming } from '../../http';
import { AnnouncedDrops } from './cache/announced-drops';
import { AnswerCache } from './cache/answer-cache';
import { ApplicationGraph } from './directory/application-graph';
import { AssignmentTitlesGraph } from './assignments/assignment-titles-graph';
import { AssignmentsGraph } from './assignments/assignments-graph';
import { ClassGraph } from './education/class-graph';
import { ConversationsGraph } from './education/conversations-graph';
import { DeltaGraph } from './directory/delta-graph';
import { DirectoryGraph } from './directory/directory-graph';
import { EducationGraph } from './education/education-graph';
import { FilesGraph } from './education/files-graph';
import { RosterGraph } from './directory/roster-graph';
import { SchoolGraph } from './education/school-graph';
import { GraphClient } from './client/graph-client';
import { systemClock } from './transport/graph-clock';
import { GraphOrigin } from './transport/graph-origin';
import { defaultGraphSettings } from './transport/graph-settings';
import { GraphTransport } from './transport/graph-transport';
import { GroupGraph } from './education/group-graph';
import { OwnSubmissionsGraph } from './assignments/own-submissions-graph';
import { SubmissionsGraph } from './assignments/submissions-graph';
import { traced } from './transport/traced-graph';
import { UploadConnections } from './uploads/upload-connections';
import { sliceLimits } from './uploads/upload-slots';
import { WorkFilesGraph } from './assignments/work-files-graph';

/** Receives each request and each cached answer; no one without a developer panel. */
const recorderOf = ({ DEMO_HELPER }: ApiConfig) => (DEMO_HELPER ? recordServerTiming : undefined);

const tracedIf = <T extends object>({ DEMO_HELPER }: ApiConfig, graph: T): T =>
  DEMO_HELPER ? traced(graph) : graph;

type Constructor<T, Args extends unknown[] = never[]> = new (...args: Args) => T;
/** The classes of constructor arguments, in their order. */
type ClassesOf<Args extends unknown[]> = { [Nth in keyof Args]: Constructor<Args[Nth]> };

/** A class that Nest makes from the classes its constructor asks for. */
function provided<T, Args extends unknown[]>(
  type: Constructor<T, Args>,
  ...inject: ClassesOf<Args>
): FactoryProvider<T> {
  return { provide: type, useFactory: (...args: Args) => new type(...args), inject };
}

/** The same; the developer panel shows its calls (DEMO-1). */
function providedTraced<T extends object, Args extends unknown[]>(
  type: Constructor<T, Args>,
  ...inject: ClassesOf<Args>
): FactoryProvider<T> {
  return {
    provide: type,
    useFactory: (config: ApiConfig, ...args: Args) => tracedIf(config, new type(...args)),
    inject: [API_CONFIG, ...inject],
  };
}

/** Microsoft Graph for anyone with a token: who may ask for what isn't decided here. */
@Module({
  providers: [
    {
      provide: GraphOrigin,
      useFactory: (config: ApiConfig) => new GraphOrigin(config.GRAPH_URL),
      inject: [API_CONFIG],
    },
    {
      provide: GraphTransport,
      useFactory: (origin: GraphOrigin, config: ApiConfig) =>
        new GraphTransport(defaultGraphSettings, origin, recorderOf(config)),
      inject: [GraphOrigin, API_CONFIG],
    },
    provided(GraphClient, GraphTransport, GraphOrigin),
    {
      provide: AnswerCache,
      useFactory: (config: ApiConfig) => new AnswerCache(recorderOf(config)),
      inject: [API_CONFIG],
    },
    {
      provide: AnnouncedDrops,
      useFactory: ({ REDIS_URL }: ApiConfig, cache: AnswerCache) =>
        new AnnouncedDrops(cache, REDIS_URL),
      inject: [API_CONFIG, AnswerCache],
    },
    providedTraced(EducationGraph, GraphClient, AnswerCache),
    providedTraced(ClassGraph, GraphClient, AnswerCache),
    providedTraced(SchoolGraph, GraphClient, AnswerCache),
    providedTraced(FilesGraph, GraphClient, AnswerCache),
    providedTraced(ConversationsGraph, GraphClient, AnswerCache),
    providedTraced(AssignmentsGraph, GraphClient, AnswerCache),
    providedTraced(AssignmentTitlesGraph, GraphClient, AnswerCache),
    providedTraced(SubmissionsGraph, GraphClient),
    providedTraced(OwnSubmissionsGraph, GraphClient, AssignmentsGraph),
    {
      provide: UploadConnections,
      useFactory: () => new UploadConnections(sliceLimits.all, systemClock),
    },
    provided(WorkFilesGraph, GraphClient, GraphOrigin, UploadConnections),
    providedTraced(DirectoryGraph, GraphClient),
    provided(DeltaGraph, GraphClient),
    provided(RosterGraph, GraphClient),
    {
      provide: ApplicationGraph,
      useFactory: (config: ApiConfig, graph: GraphClient) =>
        tracedIf(config, new ApplicationGraph(graph, config.CLIENT_ID)),
      inject: [API_CONFIG, GraphClient],
    },
    providedTraced(GroupGraph, GraphClient, GraphOrigin),
  ],
  exports: [
    GraphClient,
    AnswerCache,
    ApplicationGraph,
    AssignmentsGraph,
    AssignmentTitlesGraph,
    ClassGraph,
    EducationGraph,
    SchoolGraph,
    FilesGraph,
    ConversationsGraph,
    DeltaGraph,
    RosterGraph,
    DirectoryGraph,
    GroupGraph,
    OwnSubmissionsGraph,
    SubmissionsGraph,
    WorkFilesGraph,
  ],
})
export class GraphModule implements OnApplicationShutdown {
  constructor(
    @Inject(GraphTransport) private readonly transport: GraphTransport,
    @Inject(AnnouncedDrops) private readonly drops: AnnouncedDrops,
    @Inject(UploadConnections) private readonly uploads: UploadConnections,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    this.drops.close();
    await this.transport.close();
    await this.uploads.close();
  }
}
