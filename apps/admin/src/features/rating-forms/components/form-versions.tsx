import type { FormVersion } from '@sunshine/contracts';
import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { FormPreview } from '@/features/rating-forms/components/form-preview';
import { toWall } from '@/lib/time';

const columns = (onShow: (version: FormVersion) => void): TableColumnsType<FormVersion> => [
  { title: '版本', dataIndex: 'version', width: 90, render: (version: number) => `第 ${version} 版` },
  { title: '发布时间', dataIndex: 'publishedAt', width: 150, render: toWall },
  { title: '发布人', dataIndex: 'publishedBy' },
  { title: '题目', key: 'count', width: 80, render: (_, { questions }) => `${questions.length} 道` },
  { title: '标准', dataIndex: 'standardVersion', width: 100 },
  { title: '查看', key: 'show', width: 90, render: (_, row) => <Button onClick={() => onShow(row)}>查看</Button> },
];

/** Every version that was asked, newest first, and how it looked. */
export const FormVersions = ({ versions }: { versions: FormVersion[] }) => {
  const [shown, setShown] = useState(versions[0]);
  return (
    <div className="form-desk">
      <Table<FormVersion> aria-label="历次版本" size="middle" rowKey="id" columns={columns(setShown)} dataSource={versions} pagination={false} />
      {shown && <FormPreview heading={`第 ${shown.version} 版`} title={shown.title} intro={shown.intro} questions={shown.questions} />}
    </div>
  );
};
