import type { HolidayCheck } from '@sunshine/contracts';
import { Alert, App, Button, Upload } from 'antd';
import { useState } from 'react';
import { useCheckHolidays, useImportHolidays, type CheckedFile } from '@/features/system/api/holidays';
import { HolidayDays } from '@/features/system/components/holiday-days';
import { errorLine } from '@/lib/describe-error';

const consequenceOf = ({ year, isNew, changes }: HolidayCheck): string => {
  if (isNew) return `装入后，涉及 ${year} 年的期限立即可以推算，之前算不出的到期日会自动补上。`;
  if (changes.length === 0) return `${year} 年已经装入，日子都相同，不用再装；只有依据变了才需要重新装入。`;
  return `${year} 年已经装入，有 ${changes.length} 天不同；装入后，还没有办结的期限都按新安排重算，哪天改到哪天记入经过。`;
};

const actionOf = ({ year, isNew, changes }: HolidayCheck): string => (changes.length > 0 ? `确认替换 ${year} 年` : `${isNew ? '装入' : '重新装入'} ${year} 年`);

const Changes = ({ changes }: Pick<HolidayCheck, 'changes'>) => (
  <ul aria-label="改动的日子">
    {changes.map(({ date, before, after }) => (
      <li key={date}>
        {date}：{before} → {after}
      </li>
    ))}
  </ul>
);

/** The file as it would be loaded, and the one button that loads it. */
const Preview = ({ checked: { file, check }, onDone }: { checked: CheckedFile; onDone: () => void }) => {
  const { message } = App.useApp();
  const load = useImportHolidays();
  const isReplaced = check.changes.length > 0;
  const done = (): void => {
    void message.success(`${check.year} 年放假安排已装入`);
    onDone();
  };
  return (
    <>
      <p className="consequence">
        {check.year} 年：放假 {check.offDays} 天，调休上班 {check.workedDays} 天。{consequenceOf(check)}
      </p>
      {isReplaced && <Changes changes={check.changes} />}
      <HolidayDays year={file.year} days={file.days} />
      {load.error !== null && <Alert className="gap-below" type="error" showIcon title={errorLine(load.error)} />}
      <p>
        <Button type={check.isNew || isReplaced ? 'primary' : 'default'} danger={isReplaced} loading={load.isPending} onClick={() => load.mutate({ file, replace: isReplaced }, { onSuccess: done })}>
          {actionOf(check)}
        </Button>
      </p>
    </>
  );
};

/** Chooses the file of a year, shows what is in it, and loads it. */
export const HolidayImport = () => {
  const check = useCheckHolidays();
  const [name, setName] = useState<string | null>(null);
  const choose = (chosen: File): false => {
    setName(chosen.name);
    check.mutate(chosen);
    return false;
  };
  return (
    <section className="panel" aria-label="装入一年">
      <div className="filter-bar">
        <Upload accept=".json" maxCount={1} showUploadList={false} beforeUpload={choose}>
          <Button loading={check.isPending}>{name ?? '选择放假安排文件'}</Button>
        </Upload>
      </div>
      <p className="hint">国务院办公厅公布次年放假安排后，选择按 holiday-cn 格式整理的 JSON 文件（如 2027.json）。先核对，再装入。</p>
      {check.isError && <Alert className="gap-below" type="error" showIcon title={errorLine(check.error)} />}
      {check.isSuccess && <Preview key={check.data.check.year} checked={check.data} onDone={() => (check.reset(), setName(null))} />}
    </section>
  );
};
