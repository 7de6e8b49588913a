import {
  profileSchema,
  updateProfileSchema,
  type Profile as ProfileView,
  type UpdateProfile,
} from '@app/contracts';
import { Body, Controller, Get, Patch, Req, SerializeOptions } from '@nestjs/common';
import type { Request } from 'express';
import { LinkRequired, LoginRequired as NotSignedIn } from '../../http';
import { CurrentUser } from './policies/current-user.decorator';
import { LoginRequired } from './policies/policy.decorator';
import { ProfileRepository } from './accounts/profile.repository';
import { toUserView } from './sessions/session-view';
import type { SessionUser } from './sessions/session-user';
import { SessionUserLoader } from './sessions/session-user.loader';

/** The About me page (EDU-8). */
@Controller('api/v1/me')
@LoginRequired()
export class MeController {
  constructor(
    private readonly profiles: ProfileRepository,
    private readonly users: SessionUserLoader,
  ) {}

  @Get()
  @SerializeOptions({ schema: profileSchema })
  async show(@CurrentUser() user: SessionUser): Promise<ProfileView> {
    const profile = user.local && (await this.profiles.findByUser(user.local.id));
    return {
      ...toUserView(user),
      favoriteColor: profile?.favoriteColor ?? null,
      jobTitle: profile?.jobTitle ?? null,
      department: profile?.department ?? null,
    };
  }

  @Patch()
  @SerializeOptions({ schema: profileSchema })
  async update(
    @Req() request: Request,
    @CurrentUser() { local }: SessionUser,
    @Body({ schema: updateProfileSchema }) { favoriteColor }: UpdateProfile,
  ): Promise<ProfileView> {
    // The color belongs to the local account; an unlinked Microsoft account has none to change.
    if (!local) throw new LinkRequired();
    await this.profiles.setFavoriteColor(local.id, favoriteColor);
    const user = await this.users.reload(request);
    if (!user) throw new NotSignedIn();
    return this.show(user);
  }
}
