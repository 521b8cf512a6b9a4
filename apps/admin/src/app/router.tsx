import { createBrowserRouter, type RouteObject } from 'react-router';
import { LoginGate } from '@/app/login-gate';
import { NotFound } from '@/app/not-found';
import { RouteError } from '@/app/route-error';
import { Shell } from '@/app/shell';
import { LoadingBlock } from '@/components/loading-block';

type PageModule = Promise<{ Page: () => React.ReactNode }>;
const page = (load: () => PageModule): Pick<RouteObject, 'lazy' | 'ErrorBoundary' | 'HydrateFallback'> => ({
  lazy: async () => ({ Component: (await load()).Page }),
  ErrorBoundary: RouteError,
  HydrateFallback: LoadingBlock,
});

const desks: RouteObject[] = [
  { index: true, ...page(() => import('@/features/overview/overview-page')) },
  { path: 'notices', ...page(() => import('@/features/notices/notices-page')) },
  { path: 'notices/new', ...page(() => import('@/features/notices/new-notice-page')) },
  { path: 'notices/:id', ...page(() => import('@/features/notices/notice-page')) },
  { path: 'review', ...page(() => import('@/features/notices/review-page')) },
  { path: 'articles', ...page(() => import('@/features/articles/articles-page')) },
  { path: 'codes', ...page(() => import('@/features/codes/counters-page')) },
  { path: 'codes/:kind/:id', ...page(() => import('@/features/codes/code-page')) },
  { path: 'imports', ...page(() => import('@/features/feeds/imports-page')) },
  { path: 'deliveries', ...page(() => import('@/features/deliveries/deliveries-page')) },
  { path: 'delivery-health', ...page(() => import('@/features/delivery-health/delivery-health-page')) },
  { path: 'cases', ...page(() => import('@/features/cases/cases-page')) },
  { path: 'ratings', ...page(() => import('@/features/voices/ratings-page')) },
  { path: 'rectifications', ...page(() => import('@/features/rectifications/rectifications-page')) },
  { path: 'gaming', ...page(() => import('@/features/gaming/gaming-page')) },
  { path: 'figures', ...page(() => import('@/features/figures/figures-page')) },
  { path: 'exclusions', ...page(() => import('@/features/voices/exclusions-page')) },
  { path: 'rating-forms', ...page(() => import('@/features/rating-forms/forms-page')) },
  { path: 'rating-forms/:subject', ...page(() => import('@/features/rating-forms/form-page')) },
  { path: 'paper-ratings', ...page(() => import('@/features/rating-forms/paper-page')) },
  { path: 'services', ...page(() => import('@/features/services/services-page')) },
  { path: 'content-checks', ...page(() => import('@/features/content-checks/content-checks-page')) },
  { path: 'supervisors', ...page(() => import('@/features/supervisors/supervisors-page')) },
  { path: 'supervision-tasks', ...page(() => import('@/features/supervisors/tasks-page')) },
  { path: 'opinions', ...page(() => import('@/features/supervisors/opinions-page')) },
  { path: 'supervisor-records', ...page(() => import('@/features/supervisors/records-page')) },
  { path: 'wechat', ...page(() => import('@/features/wechat/wechat-page')) },
  { path: 'members', ...page(() => import('@/features/system/members-page')) },
  { path: 'holidays', ...page(() => import('@/features/system/holidays-page')) },
  { path: 'audit', ...page(() => import('@/features/system/audit-page')) },
  { path: 'password', ...page(() => import('@/features/session/password-page')) },
  { path: '*', Component: NotFound },
];

export const router = createBrowserRouter(
  [
    { path: 'login', ...page(() => import('@/features/session/login-page')) },
    { Component: LoginGate, ErrorBoundary: RouteError, children: [{ path: 'codes/:kind/:id/poster', ...page(() => import('@/features/codes/poster-page')) }, { path: 'rating-forms/:subject/print', ...page(() => import('@/features/rating-forms/print-page')) }, { Component: Shell, children: desks }] },
  ],
  { basename: '/console' },
);
