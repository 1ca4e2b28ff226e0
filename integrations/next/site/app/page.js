export default function Page() {
  return <h1>每一张桌子都由一个人做完</h1>;
}
