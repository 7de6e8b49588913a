import {
  linkListSchema,
  listLinksQuerySchema,
  type LinkList,
  type ListLinksQuery,
} from '@app/contracts';
import { Controller, Get, Query, SerializeOptions, UseInterceptors } from '@nestjs/common';
import { CurrentProgram, ProgramsOnly, type Program } from '../../auth';
import { NextLinkInterceptor } from '../exchange/next-link.interceptor';
import { LinksRepository } from './links.repository';

/** Links for the school's own apps, which know their people by local account. */
@Controller('api/v1/links')
@UseInterceptors(NextLinkInterceptor)
export class LinksController {
  constructor(private readonly links: LinksRepository) {}

  @Get()
  @ProgramsOnly('links.readonly')
  @SerializeOptions({ schema: linkListSchema })
  list(
    @CurrentProgram() { tenantId }: Program,
    @Query({ schema: listLinksQuerySchema }) query: ListLinksQuery,
  ): Promise<LinkList> {
    return this.links.list(tenantId, query);
  }
}
