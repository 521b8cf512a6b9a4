Component({
  properties: { start: Number },
  data: { count: 0 },
  lifetimes: {
    attached() {
      this.setData({ count: 1 });
    },
  },
  methods: {
    add() {
      this.setData({ count: this.data.count + 1 });
    },
  },
});
