import type { KeyDates as Dates } from '@sunshine/contracts';
import { Box, Heading, Words } from '../../components/elements';
import { keyDateList } from '../../wording/facts';

export function KeyDates({ dates, now }: { dates: Dates; now: number }) {
  const list = keyDateList(dates, now);
  if (list.length === 0) return null;
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        关键日期
      </Heading>
      <Box as="ul" className="dates">
        {list.map((date) => (
          <Box as="li" key={date.name} className="date">
            <Words className="date-name">{date.name}</Words>
            <Words className="date-when">{date.when}</Words>
            <Words className={`date-left ${date.urgent ? 'urgent' : ''}`}>{date.left}</Words>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
