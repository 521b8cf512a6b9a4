import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useState } from 'react';
import type { ProjectChoice } from '@/features/notices/draft-form';
import { searchProjects } from '@/lib/search-projects';
import { usePaused } from '@/lib/use-paused';

interface Props {
  value?: ProjectChoice | null;
  onChange?: (choice: ProjectChoice | null) => void;
  /** Given by the form, so that the label points here. */
  id?: string;
}

const NEW = 'new:';

/** Chooses a project by its words, or makes a new one of what was typed. */
export const ProjectField = ({ value = null, onChange, id }: Props) => {
  const [text, setText] = useState('');
  const q = usePaused(text);
  const found = useQuery({ queryKey: ['projects', q], queryFn: ({ signal }) => searchProjects(q, signal), enabled: q !== '', staleTime: 30_000 });
  const existing = (q === '' ? [] : (found.data?.items ?? [])).map((project) => ({ value: project.id, label: project.code === null ? project.name : `${project.name}（${project.code}）`, project }));
  const fresh = text.trim() === '' ? [] : [{ value: NEW + text.trim(), label: `新建项目：${text.trim()}`, project: null }];
  const choose = (key: string | null): void => {
    if (key === null) return onChange?.(null);
    const project = existing.find((option) => option.value === key)?.project;
    onChange?.(project ?? { id: null, name: key.slice(NEW.length), code: null });
  };
  return (
    <>
      <Select
        {...(id === undefined ? {} : { id })}
        allowClear
        showSearch={{ filterOption: false, onSearch: setText }}
        loading={found.isFetching}
        placeholder="输入项目名称或编号，选已有的或新建"
        notFoundContent={q === '' ? '输入项目名称或编号' : found.isError ? '查不到，请检查网络后重试' : '没有找到'}
        value={value === null ? null : value.id === null ? `${value.name}（新项目）` : value.name}
        options={[...existing, ...fresh]}
        onChange={choose}
      />
      {value !== null && value.id === null && (
        <Input className="gap-above" aria-label="新项目的编号" placeholder="项目编号（可不填）" maxLength={60} value={value.code ?? ''} onChange={(event) => onChange?.({ ...value, code: event.target.value === '' ? null : event.target.value })} />
      )}
    </>
  );
};
