import type { GamingFlag } from '@sunshine/contracts';
import { gamingStates } from '@sunshine/contracts/words';
import { StateWord, type Tone } from '@/components/state-word';

const tones: Record<GamingFlag['state'], Tone> = { open: 'urgent', confirmed: 'late', dismissed: 'plain' };

export const FlagState = ({ state }: Pick<GamingFlag, 'state'>) => <StateWord tone={tones[state]}>{gamingStates[state]}</StateWord>;
