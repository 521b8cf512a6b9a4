import type { CaseKind, NoticeType, TradeCategory } from '@sunshine/contracts';
import { engineeringPaths, engineeringWrongKinds } from './engineering.js';
import { generalPaths } from './general.js';
import type { Instead, LegalPath, WrongKind } from './legal-path.js';
import { otherPaths, otherWrongKinds } from './others.js';
import { procurementPaths, procurementWrongKinds } from './procurement.js';

/** Every legal path, the more particular before the general. */
export const legalPaths: readonly LegalPath[] = [...engineeringPaths, ...procurementPaths, ...otherPaths, ...generalPaths];
export const wrongKinds: readonly WrongKind[] = [...engineeringWrongKinds, ...procurementWrongKinds, ...otherWrongKinds];

/** What a path depends on of a notice. */
export interface PathNotice {
  title: string;
  category: TradeCategory;
  type: NoticeType;
}

const fits = (path: Pick<LegalPath, 'kind' | 'categories' | 'types'>, kind: CaseKind, notice: PathNotice): boolean =>
  path.kind === kind && path.categories?.includes(notice.category) !== false && path.types?.includes(notice.type) !== false;

/** The path of a kind for a notice, or for none; undefined where there is none. */
export function findPath(kind: CaseKind, notice: PathNotice | null): LegalPath | undefined {
  if (notice === null) return legalPaths.find((path) => path.kind === kind && path.notice !== 'needed');
  return legalPaths.find((path) => path.notice !== 'none' && fits(path, kind, notice) && path.titleHolds?.some((word) => notice.title.includes(word)) !== false);
}

export const findWrongKind = (kind: CaseKind, notice: PathNotice): WrongKind | undefined => wrongKinds.find((wrong) => fits(wrong, kind, notice));

/** What can be done instead about this notice: nobody is sent to a kind that has no path there. */
export const alternativesOf = ({ insteadOf }: Pick<LegalPath, 'insteadOf'>, notice: PathNotice | null): Instead[] => insteadOf.filter(({ kind }) => findPath(kind, notice) !== undefined);

export const pathById = (id: string): LegalPath | undefined => legalPaths.find((path) => path.id === id);
