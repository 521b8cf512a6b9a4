import { Button, Form, Input, InputNumber } from 'antd';
import { yuanRule } from '@/features/notices/components/yuan-rule';

/** 中标人 and candidates: name, amount, rank. */
export const WinnersField = () => (
  <Form.List name="winners">
    {(fields, { add, remove }) => (
      <div className="winners" role="group" aria-labelledby="winners-label">
        <div id="winners-label" className="field-label">
          中标人或候选人
        </div>
        {fields.map(({ key, name }) => (
          <div key={key} className="winner-row">
            <Form.Item name={[name, 'rank']} noStyle>
              <InputNumber aria-label="名次" placeholder="名次" min={1} max={20} precision={0} className="winner-rank" />
            </Form.Item>
            <Form.Item name={[name, 'name']} rules={[{ required: true, whitespace: true, message: '请填写单位名称，或去掉这一行' }]}>
              <Input aria-label="单位名称" placeholder="单位名称" maxLength={300} />
            </Form.Item>
            <Form.Item name={[name, 'amountYuan']} rules={[yuanRule]}>
              <Input aria-label="金额（元）" placeholder="金额（元）" inputMode="decimal" />
            </Form.Item>
            <Button type="text" onClick={() => remove(name)}>
              去掉
            </Button>
          </div>
        ))}
        {fields.length < 50 && <Button onClick={() => add({ name: '', amountYuan: '', rank: fields.length + 1 })}>添加一家</Button>}
      </div>
    )}
  </Form.List>
);
