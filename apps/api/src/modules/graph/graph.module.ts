import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../config/config.module';
import { recordServerTiming } from '../../http';
import { AnswerCache } from './answer-cache';
import { DirectoryGraph } from './directory-graph';
import { EducationGraph } from './education-graph';
import { GraphClient } from './graph-client';
import { GraphOrigin } from './graph-origin';
import { defaultGraphSettings } from './graph-settings';
import { GraphTransport } from './graph-transport';

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
      useFactory: (origin: GraphOrigin) =>
        new GraphTransport(defaultGraphSettings, origin, recordServerTiming),
      inject: [GraphOrigin],
    },
    {
      provide: GraphClient,
      useFactory: (transport: GraphTransport, origin: GraphOrigin) =>
        new GraphClient(transport, origin),
      inject: [GraphTransport, GraphOrigin],
    },
    { provide: AnswerCache, useFactory: () => new AnswerCache(recordServerTiming) },
    {
      provide: EducationGraph,
      useFactory: (graph: GraphClient, cache: AnswerCache) => new EducationGraph(graph, cache),
      inject: [GraphClient, AnswerCache],
    },
    {
      provide: DirectoryGraph,
      useFactory: (graph: GraphClient) => new DirectoryGraph(graph),
      inject: [GraphClient],
    },
  ],
  exports: [GraphClient, AnswerCache, EducationGraph, DirectoryGraph],
})
export class GraphModule implements OnApplicationShutdown {
  constructor(@Inject(GraphTransport) private readonly transport: GraphTransport) {}

  async onApplicationShutdown(): Promise<void> {
    await this.transport.close();
  }
}
