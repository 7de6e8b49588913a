import { saveSeatingSchema, seatingChartSchema, type SaveSeating } from '@app/contracts';
import {
  Body,
  Controller,
  Get,
  Param,
  Put,
  Req,
  SerializeOptions,
  UseInterceptors,
} from '@nestjs/common';
import {
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiPreconditionFailedResponse,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Request } from 'express';
import { JsonUpTo } from '../../../http';
import { CurrentUser, LinkedUsersOnly, type SessionUser } from '../../auth';
import { ChartTagInterceptor } from './chart-tag.interceptor';
import { SeatingService, type TaggedChart } from './seating.service';

/** In bytes. Generous, so that even a chart that is far too long is told what is wrong with it. */
const largestChart = 1024 * 1024;

const etag = { ETag: { description: 'The version of the chart', schema: { type: 'string' } } };

@Controller('api/v1/classes/:id/seating')
@ApiTags('seating')
@SerializeOptions({ schema: seatingChartSchema })
@UseInterceptors(ChartTagInterceptor)
export class SeatingController {
  constructor(private readonly seating: SeatingService) {}

  @Get()
  @LinkedUsersOnly()
  @ApiOperation({ summary: 'Who sits where in one of your classes; rules for teachers only' })
  @ApiOkResponse({ standardSchema: seatingChartSchema, headers: etag })
  @ApiResponse({ status: 304, description: 'It is still the one in `If-None-Match`' })
  find(@CurrentUser() user: SessionUser, @Param('id') classId: string): Promise<TaggedChart> {
    return this.seating.find(user, classId);
  }

  @Put()
  @LinkedUsersOnly()
  @JsonUpTo(largestChart)
  @ApiOperation({ summary: 'Replaces a version of the chart with a whole new one' })
  @ApiParam({ name: 'id', type: 'string' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the chart to replace' })
  @ApiOkResponse({ standardSchema: seatingChartSchema, headers: etag })
  @ApiPreconditionFailedResponse({ description: 'Someone else saved it first' })
  save(
    @CurrentUser() user: SessionUser,
    @Body({ schema: saveSeatingSchema }) chart: SaveSeating,
    @Req() { params, headers }: Request<{ id: string }>,
  ): Promise<TaggedChart> {
    return this.seating.save(user, params.id, { ifMatch: headers['if-match'], chart });
  }
}
