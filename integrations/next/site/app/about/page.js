export default function Page() {
  return <h1>关于我们</h1>;
}
