import * as React from 'react';
import Page from '../components/page';

export default () => <Page><h1>没有这一页</h1></Page>;
