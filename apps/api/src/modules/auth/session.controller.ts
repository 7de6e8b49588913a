import {
  sessionSchema,
  signedOutSchema,
  signInSchema,
  type Session,
  type SignedOut,
  type SignIn,
} from '@app/contracts';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Optional,
  Post,
  Req,
  Res,
  SerializeOptions,
  UseGuards,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { LocalArrival } from './local/local-arrival';
import { LocalAuthGuard } from './local/local-auth.guard';
import { LoginRequired, PublicRoute } from './policies/policy.decorator';
import { ReturningUserCookie } from './sessions/returning-user.cookie';
import { SessionPresenter } from './sessions/session.presenter';
import { SessionService } from './sessions/session.service';
import { SignOutUrl } from './sessions/sign-out-url';
import type { User } from './accounts/user.entity';

/** Signs in with a local account, reports who is signed in, and signs out. */
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly arrival: LocalArrival,
    private readonly sessions: SessionService,
    private readonly presenter: SessionPresenter,
    private readonly returningUser: ReturningUserCookie,
    @Optional() @Inject(SignOutUrl) private readonly signOutUrl?: SignOutUrl,
  ) {}

  @Get()
  @PublicRoute()
  @SerializeOptions({ schema: sessionSchema })
  show(@Req() request: Request): Promise<Session> {
    return this.presenter.present(request);
  }

  @Post()
  @HttpCode(200)
  @PublicRoute()
  @UseGuards(LocalAuthGuard)
  @SerializeOptions({ schema: sessionSchema })
  async signIn(
    @Req() request: Request & { user: User },
    @Res({ passthrough: true }) response: Response,
    @Body({ schema: signInSchema }) { rememberMe }: SignIn,
  ): Promise<Session> {
    await this.arrival.receive(request, request.user.id, rememberMe);
    this.returningUser.clear(response);
    return this.presenter.present(request);
  }

  @Delete()
  @LoginRequired()
  @SerializeOptions({ schema: signedOutSchema })
  async signOut(@Req() request: Request): Promise<SignedOut> {
    // Taken from this browser's session: a user who signed in locally has no Microsoft session to end.
    const { microsoft } = request.session;
    await this.sessions.end(request);
    if (!microsoft || !this.signOutUrl) return {};
    await this.signOutUrl.forget(microsoft);
    return { logoutUrl: this.signOutUrl.logoutUrl(microsoft) };
  }
}
