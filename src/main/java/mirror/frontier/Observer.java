package mirror.frontier;

import java.util.List;

/** Is told what happens, from many threads at a time. */
@FunctionalInterface
public interface Observer {
  void on(Event event);

  /** Tells each of them, in this order. */
  static Observer all(List<Observer> observers) {
    return event -> observers.forEach(observer -> observer.on(event));
  }
}
