import type { Rating } from '@sunshine/contracts';
import { formPurposes, ratingChannels, ratingLevels } from '@sunshine/contracts/words';
import { useState } from 'react';
import { ChoiceFilter } from '@/components/choice-filter';
import { DeskTable } from '@/components/desk-table';
import { ExportButton } from '@/components/export-button';
import { PageHeader } from '@/components/page-header';
import { ratingColumns } from '@/features/voices/components/rating-columns';
import { RatingDrawer } from '@/features/voices/components/rating-drawer';
import { ratingCsv } from '@/features/voices/voice-csv';
import { badRatings, worstFirst } from '@/features/voices/voice-order';
import { useCentre } from '@/lib/use-centre';
import { useFilters } from '@/lib/use-filters';
import { useUrgentFirst } from '@/lib/use-urgent-first';

const FILTERS = ['level', 'matterId', 'channel', 'answered'] as const;
const ANSWERED = { false: '未答复', true: '已答复' };

export const Page = () => {
  const centre = useCentre();
  const [filters, setFilters] = useFilters(FILTERS);
  const list = useUrgentFirst<Rating>('ratings', '/ratings', filters, { urgent: badRatings(filters), order: worstFirst });
  const [opened, setOpened] = useState<Rating | null>(null);
  // As the list has it now; it may have left the filtered list meanwhile.
  const shown = list.items.find(({ id }) => id === opened?.id) ?? opened;
  const matters = { ...Object.fromEntries((centre.data?.matters ?? []).map((matter) => [matter.id, matter.name])), survey: formPurposes.survey };
  return (
    <>
      <PageHeader title="评价">
        <ExportButton name="评价" columns={ratingCsv} fetchPage={list.fetchPage} />
      </PageHeader>
      <div className="filter-bar">
        <ChoiceFilter label="评价" words={ratingLevels} value={filters.level} onChange={(level) => setFilters({ level })} />
        <ChoiceFilter label="服务事项" words={matters} value={filters.matterId} onChange={(matterId) => setFilters({ matterId })} />
        <ChoiceFilter label="方式" words={ratingChannels} value={filters.channel} onChange={(channel) => setFilters({ channel })} />
        <ChoiceFilter label="答复" words={ANSWERED} value={filters.answered} onChange={(answered) => setFilters({ answered })} />
      </div>
      <DeskTable
        label="评价"
        list={list}
        columns={ratingColumns(setOpened)}
        onOpen={setOpened}
        empty={Object.keys(filters).length > 0 ? '没有符合条件的评价。' : '还没有人评价。群众在手机上评价服务后会出现在这里，差评在最上面。'}
      />
      {shown !== null && <RatingDrawer key={shown.id} shown={shown} onClose={() => setOpened(null)} />}
    </>
  );
};
