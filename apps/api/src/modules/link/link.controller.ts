import {
  linkLocalSchema,
  linkNewLocalSchema,
  linkStateSchema,
  sessionSchema,
  type LinkLocal,
  type LinkNewLocal,
  type LinkState,
  type Session,
} from '@app/contracts';
import { Body, Controller, Get, HttpCode, Post, Req, SerializeOptions } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentUser, LoginRequired, SessionPresenter, type SessionUser } from '../auth';
import { LinkService } from './link.service';

@Controller('api/v1/link')
@LoginRequired()
export class LinkController {
  constructor(
    private readonly links: LinkService,
    private readonly presenter: SessionPresenter,
  ) {}

  @Get()
  @SerializeOptions({ schema: linkStateSchema })
  show(@Req() request: Request, @CurrentUser() user: SessionUser): Promise<LinkState> {
    return this.links.describe(request, user);
  }

  @Post('local')
  @HttpCode(200)
  @SerializeOptions({ schema: sessionSchema })
  async linkLocal(
    @Req() request: Request,
    @CurrentUser() user: SessionUser,
    @Body({ schema: linkLocalSchema }) credentials: LinkLocal,
  ): Promise<Session> {
    await this.links.linkLocal(request, user, credentials);
    return this.presenter.present(request);
  }

  @Post('new-local')
  @HttpCode(200)
  @SerializeOptions({ schema: sessionSchema })
  async linkNewLocal(
    @Req() request: Request,
    @CurrentUser() user: SessionUser,
    @Body({ schema: linkNewLocalSchema }) choice: LinkNewLocal,
  ): Promise<Session> {
    await this.links.linkNewLocal(request, user, choice);
    return this.presenter.present(request);
  }
}
