import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../config/config.module';
import { recordServerTiming } from '../../http';
import { AnnouncedDrops } from './announced-drops';
import { AnswerCache } from './answer-cache';
import { ApplicationGraph } from './application-graph';
import { AssignmentsGraph } from './assignments-graph';
import { ConversationsGraph } from './conversations-graph';
import { DeltaGraph } from './delta-graph';
import { DirectoryGraph } from './directory-graph';
import { EducationGraph } from './education-graph';
import { FilesGraph } from './files-graph';
import { GraphClient } from './graph-client';
import { systemClock } from './graph-clock';
import { GraphOrigin } from './graph-origin';
import { defaultGraphSettings } from './graph-settings';
import { GraphTransport } from './graph-transport';
import { GroupGraph } from './group-graph';
import { SubmissionsGraph } from './submissions-graph';
import { traced } from './traced-graph';
import { UploadConnections } from './upload-connections';
import { mostUploads, WorkFilesGraph } from './work-files-graph';

/** Who is told of each request and each answer that was known; nobody without a developer panel. */
const recorderOf = ({ DEMO_HELPER }: ApiConfig) => (DEMO_HELPER ? recordServerTiming : undefined);

const tracedIf = <T extends object>({ DEMO_HELPER }: ApiConfig, graph: T): T =>
  DEMO_HELPER ? traced(graph) : graph;

/** Microsoft Graph, for whoever has a token: who may ask for what is not decided here. */
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
    {
      provide: GraphClient,
      useFactory: (transport: GraphTransport, origin: GraphOrigin) =>
        new GraphClient(transport, origin),
      inject: [GraphTransport, GraphOrigin],
    },
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
    {
      provide: EducationGraph,
      useFactory: (config: ApiConfig, graph: GraphClient, cache: AnswerCache) =>
        tracedIf(config, new EducationGraph(graph, cache)),
      inject: [API_CONFIG, GraphClient, AnswerCache],
    },
    {
      provide: FilesGraph,
      useFactory: (config: ApiConfig, graph: GraphClient, cache: AnswerCache) =>
        tracedIf(config, new FilesGraph(graph, cache)),
      inject: [API_CONFIG, GraphClient, AnswerCache],
    },
    {
      provide: ConversationsGraph,
      useFactory: (config: ApiConfig, graph: GraphClient, cache: AnswerCache) =>
        tracedIf(config, new ConversationsGraph(graph, cache)),
      inject: [API_CONFIG, GraphClient, AnswerCache],
    },
    {
      provide: AssignmentsGraph,
      useFactory: (config: ApiConfig, graph: GraphClient) =>
        tracedIf(config, new AssignmentsGraph(graph)),
      inject: [API_CONFIG, GraphClient],
    },
    {
      provide: SubmissionsGraph,
      useFactory: (config: ApiConfig, graph: GraphClient) =>
        tracedIf(config, new SubmissionsGraph(graph)),
      inject: [API_CONFIG, GraphClient],
    },
    {
      provide: UploadConnections,
      useFactory: () => new UploadConnections(mostUploads, systemClock),
    },
    {
      provide: WorkFilesGraph,
      useFactory: (graph: GraphClient, origin: GraphOrigin, connections: UploadConnections) =>
        new WorkFilesGraph(graph, origin, connections),
      inject: [GraphClient, GraphOrigin, UploadConnections],
    },
    {
      provide: DirectoryGraph,
      useFactory: (config: ApiConfig, graph: GraphClient) =>
        tracedIf(config, new DirectoryGraph(graph)),
      inject: [API_CONFIG, GraphClient],
    },
    {
      provide: DeltaGraph,
      useFactory: (graph: GraphClient) => new DeltaGraph(graph),
      inject: [GraphClient],
    },
    {
      provide: ApplicationGraph,
      useFactory: (config: ApiConfig, graph: GraphClient) =>
        tracedIf(config, new ApplicationGraph(graph, config.CLIENT_ID)),
      inject: [API_CONFIG, GraphClient],
    },
    {
      provide: GroupGraph,
      useFactory: (config: ApiConfig, graph: GraphClient, origin: GraphOrigin) =>
        tracedIf(config, new GroupGraph(graph, origin)),
      inject: [API_CONFIG, GraphClient, GraphOrigin],
    },
  ],
  exports: [
    GraphClient,
    AnswerCache,
    ApplicationGraph,
    AssignmentsGraph,
    EducationGraph,
    FilesGraph,
    ConversationsGraph,
    DeltaGraph,
    DirectoryGraph,
    GroupGraph,
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
