import { Modal } from 'antd';

const KEYS: [string, string][] = [
  ['/', '跳到搜索框'],
  ['j  k  或  ↓ ↑', '在表格里上下移动'],
  ['Enter', '打开选中的一行'],
  ['n', '新建公告（公告页）'],
  ['Ctrl + S', '保存'],
  ['Ctrl + Enter', '提交审核、批准、发送答复'],
  ['Esc', '关闭弹窗或抽屉'],
  ['?', '显示这张表'],
];

export const KeysHelp = ({ open, onClose }: { open: boolean; onClose: () => void }) => (
  <Modal open={open} title="快捷键" footer={null} onCancel={onClose} width={420}>
    <dl className="keys-help">
      {KEYS.map(([key, what]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  </Modal>
);
