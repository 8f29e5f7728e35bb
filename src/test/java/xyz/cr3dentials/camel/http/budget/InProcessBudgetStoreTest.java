package xyz.cr3dentials.camel.http.budget;

import xyz.cr3dentials.camel.http.pipeline.VirtualTime;

class InProcessBudgetStoreTest extends BudgetStoreContract {

    private final VirtualTime time = VirtualTime.standing();

    @Override
    protected BudgetStore open() {
        return new InProcessBudgetStore(time::nanoTime);
    }

    @Override
    protected void advance(long nanos) {
        time.sleep(nanos);
    }
}
