import { DatePicker, Form } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';

const FORMAT = 'YYYY-MM-DD';

interface Props {
  name: string;
  label: string;
  /** Said when no day is chosen; without it the day may be left out. */
  missing?: string;
  extra?: string;
}

/** A day in a form, as `2026-11-23`. */
export const DayItem = ({ name, label, missing, extra }: Props) => (
  <Form.Item
    name={name}
    label={label}
    extra={extra}
    rules={missing === undefined ? [] : [{ required: true, message: missing }]}
    getValueProps={(value: string | undefined) => ({ value: value ? dayjs(value) : null })}
    normalize={(value: Dayjs | null) => value?.format(FORMAT)}
  >
    <DatePicker className="full" format={FORMAT} placeholder="年-月-日" />
  </Form.Item>
);
