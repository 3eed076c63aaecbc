package io.operationscenter.execution.runs;

import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.store.StoreSettings;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.kit.testing.StoreFixture;

/**
 * A disk that is full while a test says so: no ticket and no lease can be written then. SQLite is
 * asked for more than its file may grow, PostgreSQL says what its server says on a full disk.
 */
final class FullDisk {

  private static final int MOST_PAGES = 1_000;
  private static final int MORE_THAN_FITS = 8 << 20;

  private final Store store;

  private FullDisk(Store store) {
    this.store = store;
  }

  /** A bench whose disk can be filled. */
  static Bench bench(StoreFixture fixture) {
    StoreSettings usual = fixture.settings();
    return usual.kind() == StoreKind.SQLITE
        ? new Bench(
            fixture,
            new StoreSettings(
                usual.kind(),
                usual.service(),
                usual.url() + "?max_page_count=" + MOST_PAGES,
                usual.login(),
                usual.limits()))
        : new Bench(fixture, usual);
  }

  /** That of the bench; it has room at first. */
  static FullDisk of(Bench bench) {
    bench.store.write(
        tx -> {
          tx.update("create table full_disk (for_what text)");
          if (tx.kind() == StoreKind.SQLITE) {
            tx.update("create table ballast (bytes blob)");
          } else {
            tx.update(
                """
                create function run_out() returns trigger language plpgsql as $$
                begin
                  if exists (select 1 from full_disk where for_what = tg_argv[0]) then
                    raise exception 'No space left on device' using errcode = 'disk_full';
                  end if;
                  return new;
                end $$""");
          }
          runsOut(tx, "any write", "insert on head", "true");
          runsOut(tx, "any write", "update on lease", "true");
          runsOut(tx, "ends", "update on ticket", "new.state = 'sealing'");
          return 0;
        });
    return new FullDisk(bench.store);
  }

  private static void runsOut(Transaction tx, String forWhat, String write, String when) {
    String name = "run_out_on_" + write.replace(' ', '_');
    tx.update(
        tx.kind() == StoreKind.SQLITE
            ? """
              create trigger %s before %s
              when %s and exists (select 1 from full_disk where for_what = '%s')
              begin insert into ballast values (zeroblob(%d)); end"""
                .formatted(name, write, when, forWhat, MORE_THAN_FITS)
            : "create trigger %s before %s for each row when (%s) execute function run_out('%s')"
                .formatted(name, write, when, forWhat));
  }

  /** From here on nothing can be written. */
  void fill() {
    full("any write");
  }

  /** There is room for what is small, not for the end of a run. */
  void fillAlmost() {
    full("ends");
  }

  private void full(String forWhat) {
    store.write(tx -> tx.update("insert into full_disk values (?)", forWhat));
  }

  /** There is room again. */
  void free() {
    store.write(tx -> tx.update("delete from full_disk"));
  }
}
