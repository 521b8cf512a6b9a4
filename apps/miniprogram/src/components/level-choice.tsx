import { ratingLevels, type RatingLevel } from '@sunshine/contracts/words';
import { dots, levels } from '../wording/rating';
import { Box, Tap, Words } from './elements';

interface LevelChoiceProps {
  label: string;
  level: RatingLevel | undefined;
  onChange: (level: RatingLevel) => void;
}

/** The five levels, best first: words and dots, never colour alone. */
export function LevelChoice({ label, level, onChange }: LevelChoiceProps) {
  return (
    <Box className="level-choices" role="radiogroup" label={label}>
      {levels.map((value) => (
        <Tap key={value} className={`level-choice ${level === value ? 'choice-on' : ''}`} role="radio" checked={level === value} onTap={() => onChange(value)}>
          <Words className="dots" hidden>
            {dots(value)}
          </Words>
          <Words>{level === value ? `✓ ${ratingLevels[value].label}` : ratingLevels[value].label}</Words>
        </Tap>
      ))}
    </Box>
  );
}
