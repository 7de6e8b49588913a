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
import { LocalAuthGuard } from '../accounts/local-auth.guard';
import { LoginRequired, PublicRoute } from './policy.decorator';
import { ReturningUserCookie } from './returning-user.cookie';
import { SessionPresenter } from './session.presenter';
import { SessionService } from './session.service';
import { SignOutUrl } from './sign-out-url';
import type { User } from '../accounts/user.entity';
import { UserRepository } from '../accounts/user.repository';

/** Signing in with a local account, asking who is signed in, and signing out. */
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly presenter: SessionPresenter,
    private readonly users: UserRepository,
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
    const { id: userId } = request.user;
    await this.sessions.start(request, { userId, rememberMe });
    await this.users.recordLogin(userId);
    this.returningUser.clear(response);
    return this.presenter.present(request);
  }

  @Delete()
  @LoginRequired()
  @SerializeOptions({ schema: signedOutSchema })
  async signOut(@Req() request: Request): Promise<SignedOut> {
    // Of this browser: somebody who signed in locally has no Microsoft session to end.
    const { microsoft } = request.session;
    await this.sessions.end(request);
    if (!microsoft || !this.signOutUrl) return {};
    await this.signOutUrl.forget(microsoft);
    return { logoutUrl: this.signOutUrl.logoutUrl(microsoft) };
  }
}
