import {
  saveSeatingSchema,
  seatingChartSchema,
  type SaveSeating,
  type SeatingChart,
} from '@app/contracts';
import {
  Body,
  Controller,
  Get,
  Headers,
  Param,
  Put,
  Req,
  Res,
  SerializeOptions,
} from '@nestjs/common';
import {
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiPreconditionFailedResponse,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { isKnownTag } from '../../../http';
import { CurrentUser, LinkedUsersOnly, type SessionUser } from '../../auth';
import { SeatingService, type TaggedChart } from './seating.service';

const etag = { ETag: { description: 'The version of the chart', schema: { type: 'string' } } };

@Controller('api/v1/classes/:id/seating')
@ApiTags('seating')
@SerializeOptions({ schema: seatingChartSchema })
export class SeatingController {
  constructor(private readonly seating: SeatingService) {}

  @Get()
  @LinkedUsersOnly()
  @ApiOperation({ summary: 'Who sits where in a class you are in; rules for teachers only' })
  @ApiOkResponse({ standardSchema: seatingChartSchema, headers: etag })
  @ApiResponse({ status: 304, description: 'It is still the one of `If-None-Match`' })
  async find(
    @CurrentUser() user: SessionUser,
    @Param('id') classId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SeatingChart> {
    const found = await this.seating.find(user, classId);
    // Express leaves the body out of a 304.
    if (isKnownTag(found.etag, request)) response.status(304);
    return send(found, response);
  }

  @Put()
  @LinkedUsersOnly()
  @ApiOperation({ summary: 'Puts a whole chart in the place of the one of a version' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the chart changed' })
  @ApiOkResponse({ standardSchema: seatingChartSchema, headers: etag })
  @ApiPreconditionFailedResponse({ description: 'Somebody else saved meanwhile' })
  async save(
    @CurrentUser() user: SessionUser,
    @Param('id') classId: string,
    @Body({ schema: saveSeatingSchema }) chart: SaveSeating,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SeatingChart> {
    return send(await this.seating.save(user, classId, { ifMatch, chart }), response);
  }
}

function send({ chart, etag }: TaggedChart, response: Response): SeatingChart {
  response.setHeader('ETag', etag);
  return chart;
}
