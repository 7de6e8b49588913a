import {
  searchQuerySchema,
  searchResultsSchema,
  type SearchQuery,
  type SearchResults,
} from '@app/contracts';
import { Controller, Get, Query, Res, SerializeOptions } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentUser, LinkedUsersOnly, type SessionUser } from '../auth';
import { SearchService } from './search.service';

const limitSchema = { type: 'integer', minimum: 1, maximum: 50, default: 10 };
const kindsDescription = 'Of classes, people and assignments, separated by commas; default: all';

@Controller('api/v1/search')
@ApiTags('search')
export class SearchController {
  constructor(private readonly searches: SearchService) {}

  @Get()
  @LinkedUsersOnly()
  @SerializeOptions({ schema: searchResultsSchema })
  @ApiOperation({
    summary: 'Your classes, their people and assignments by name; for administrators, everybody',
  })
  @ApiQuery({ name: 'q', schema: { type: 'string', minLength: 1, maxLength: 100 } })
  @ApiQuery({ name: 'limit', required: false, schema: limitSchema })
  @ApiQuery({
    name: 'kinds',
    required: false,
    schema: { type: 'string' },
    description: kindsDescription,
  })
  @ApiOkResponse({ standardSchema: searchResultsSchema })
  find(
    @CurrentUser() user: SessionUser,
    @Query({ schema: searchQuerySchema }) query: SearchQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SearchResults> {
    const ended = new AbortController();
    response.once('close', () => ended.abort());
    return this.searches.search(user, query, ended.signal);
  }
}
