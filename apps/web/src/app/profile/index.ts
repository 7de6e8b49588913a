import type { Routes } from '@angular/router';
import { AboutMe } from './about-me/about-me';
import { profileTexts } from './profile.texts';

export const profileRoutes: Routes = [{ path: '', title: profileTexts.title, component: AboutMe }];
