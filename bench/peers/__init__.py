"""The peers that are libraries, each as a script of its own: `python SCRIPT OLD.csv NEW.csv`, differences to stdout."""
