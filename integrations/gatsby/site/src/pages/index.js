import * as React from 'react';
import Page from '../components/page';

export default () => <Page><h1>每一张桌子都由一个人做完</h1></Page>;

export const Head = () => <title>云杉木作</title>;
